/** A tool that records what a training was given and what came of it. */
export interface Tracker {
  /** As people call it. */
  readonly name: string
  /** Qualified names of the calls that start or write a run. */
  readonly calls: RegExp
  /** Those of them that record metrics over time, or one by one. */
  readonly metrics: RegExp
  /** Those of them that record parameters. */
  readonly parameters: RegExp
  /** `false`: writes to a folder of this machine, unless that folder is shared. */
  readonly hosted: boolean
  /** It records parameters, metrics and the commit by itself once it is started. */
  readonly automatic?: RegExp
}

const LIGHTNING = '(pytorch_lightning|lightning(\\.pytorch)?(\\.fabric)?)(\\.pytorch)?\\.loggers(\\.\\w+)?'

const logger = (name: string): string => `${LIGHTNING}\\.${name}`

/** `ray.air.integrations.mlflow.MLflowLoggerCallback`. */
const RAY = '^ray\\.(air|tune|train)\\.(\\w+\\.)*'

/** Loading a model from a tracker (`mlflow.pyfunc.load_model`) is no tracking, and stands in none of these patterns. */
export const TRACKERS: readonly Tracker[] = [
  {
    name: 'MLflow',
    calls: new RegExp(
      `^mlflow\\.(start_run|run|log_\\w+|set_experiment|set_tracking_uri|autolog|create_experiment|\\w+\\.(autolog|log_model)|tracking\\.MlflowClient.*|MlflowClient.*|evaluate)$|^${logger('MLFlowLogger')}|${RAY}MLflowLoggerCallback$`,
    ),
    metrics: new RegExp(
      `^mlflow\\.(log_metrics?|autolog|\\w+\\.autolog|evaluate|.*MlflowClient\\.log_(metric|batch))$|${logger('MLFlowLogger')}|${RAY}MLflowLoggerCallback$`,
    ),
    parameters: new RegExp(
      `^mlflow\\.(log_params?|autolog|\\w+\\.autolog|.*MlflowClient\\.log_(param|batch))$|${logger('MLFlowLogger')}|${RAY}MLflowLoggerCallback$`,
    ),
    hosted: true,
    automatic: /^mlflow\.(\w+\.)?autolog$/,
  },
  {
    name: 'Weights & Biases',
    calls: new RegExp(
      `^wandb\\.(init|log|watch|config|sweep|agent|Artifact|log_artifact|summary|run|save|integration|keras|sklearn|xgboost|lightgbm|login|finish)\\b.*|^${logger('WandbLogger')}|${RAY}WandbLoggerCallback$`,
    ),
    metrics: new RegExp(
      `^wandb\\.(log|watch|init\\.log|run\\.log|summary\\.update|keras\\.\\w+|integration\\..*)$|${logger('WandbLogger')}|${RAY}WandbLoggerCallback$`,
    ),
    parameters: new RegExp(
      `^wandb\\.(init|config\\.update|init\\.config\\.update)$|${logger('WandbLogger')}|${RAY}WandbLoggerCallback$`,
    ),
    hosted: true,
  },
  {
    name: 'Neptune',
    calls: new RegExp(
      `^neptune(\\.new)?\\.(init|init_run|init_project|create_experiment|log_metric|send_metric|Run)\\b.*|^${logger('NeptuneLogger')}`,
    ),
    metrics: new RegExp(
      `^neptune(\\.new)?\\.(log_metric|send_metric|.*\\.(append|log|extend))$|${logger('NeptuneLogger')}`,
    ),
    parameters: /^neptune(\.new)?\.(init|init_run|create_experiment)$/,
    hosted: true,
  },
  {
    name: 'Comet',
    calls: new RegExp(
      `^comet_ml\\.(Experiment|OfflineExperiment|ExistingExperiment|start|init|login|get_global_experiment)\\b.*|^${logger('CometLogger')}|${RAY}CometLoggerCallback$`,
    ),
    metrics: new RegExp(
      `^comet_ml\\.(Experiment|start)(\\.log_metrics?)?$|${logger('CometLogger')}|${RAY}CometLoggerCallback$`,
    ),
    parameters: new RegExp(
      `^comet_ml\\.(Experiment|start)(\\.log_parameters?)?$|${logger('CometLogger')}|${RAY}CometLoggerCallback$`,
    ),
    hosted: true,
  },
  {
    name: 'ClearML',
    calls: /^(clearml|trains)\.(Task|Logger)\b.*/,
    metrics: /^(clearml|trains)\.(Task\.init|Logger\..*report_\w+|.*get_logger\..*report_\w+)$/,
    parameters: /^(clearml|trains)\.Task\.(init|connect|.*\.connect)\w*$/,
    hosted: true,
    automatic: /^(clearml|trains)\.Task\.init$/,
  },
  {
    name: 'Aim',
    calls: /^aim(\.\w+)*\.(Run|Session|AimLogger|AimCallback)\b.*/,
    metrics: /^aim(\.\w+)*\.(Run\.track|Session\.track|AimLogger|AimCallback)$/,
    parameters: /^aim(\.\w+)*\.(Run|AimLogger|AimCallback)$/,
    hosted: true,
  },
  {
    name: 'Sacred',
    calls: /^sacred\.(Experiment|observers\.\w+)\b.*/,
    metrics: /^sacred\.Experiment\.log_scalar$/,
    parameters: /^sacred\.Experiment(\.(config|add_config|automain|main|capture))?$/,
    hosted: true,
  },
  {
    name: 'DVCLive',
    calls: new RegExp(`^dvclive(\\.\\w+)*\\.(Live|DVCLive\\w+)\\b.*|^${logger('DVCLiveLogger')}`),
    metrics: /^dvclive(\.\w+)*\.(Live\.(log_metric|log)|DVCLive\w+)$/,
    parameters: /^dvclive(\.\w+)*\.(Live\.log_params?|DVCLive\w+)$/,
    hosted: true,
  },
  {
    name: 'SwanLab',
    calls: /^swanlab\.(init|log|config)\b.*/,
    metrics: /^swanlab\.log$/,
    parameters: /^swanlab\.(init|config\.update)$/,
    hosted: true,
  },
  {
    name: 'Trackio',
    calls: /^trackio\.(init|log|finish)$/,
    metrics: /^trackio\.log$/,
    parameters: /^trackio\.init$/,
    hosted: true,
  },
  {
    name: 'Polyaxon',
    calls: /^polyaxon(_client)?(\.\w+)*\.(init|log_metrics?|log_inputs|Experiment)\b.*/,
    metrics: /^polyaxon.*\.log_metrics?$/,
    parameters: /^polyaxon.*\.log_(inputs|params)$/,
    hosted: true,
  },
  {
    name: 'Azure ML runs',
    calls: /^azureml\.core(\.\w+)*\.(Run\.get_context|Experiment)\b.*/,
    metrics: /^azureml\.core(\.\w+)*\.Run\.get_context\.log\w*$/,
    parameters: /^azureml\.core(\.\w+)*\.Run\.get_context\.(tag|log)$/,
    hosted: true,
  },
  {
    name: 'SageMaker experiments',
    calls: /^sagemaker\.experiments(\.\w+)*\.(Run|load_run)\b.*|^smexperiments\..*/,
    metrics: /^sagemaker\.experiments.*\.log_metric$/,
    parameters: /^sagemaker\.experiments.*\.log_parameters?$/,
    hosted: true,
  },
  {
    name: 'Vertex AI experiments',
    calls: /^google\.cloud\.aiplatform\.(start_run|log_metrics|log_params|log_time_series_metrics)$/,
    metrics: /^google\.cloud\.aiplatform\.log_(time_series_)?metrics$/,
    parameters: /^google\.cloud\.aiplatform\.log_params$/,
    hosted: true,
  },
  {
    name: 'TensorBoard',
    calls: new RegExp(
      `^(torch\\.utils\\.tensorboard(\\.writer)?|tensorboardX|tensorboardX\\.writer)\\.SummaryWriter\\b.*|^(keras|tensorflow\\.keras|tf_keras)\\.callbacks\\.TensorBoard$|^tensorflow(\\.compat\\.v\\d)?\\.summary\\.(create_file_writer|scalar|FileWriter)\\b.*|^tensorboard_logger\\..*|^${logger('TensorBoardLogger')}`,
    ),
    metrics: new RegExp(
      `SummaryWriter\\.add_(scalars?|hparams|pr_curve)$|callbacks\\.TensorBoard$|^tensorflow(\\.compat\\.v\\d)?\\.summary\\.scalar$|^tensorboard_logger\\.log_value$|${logger('TensorBoardLogger')}`,
    ),
    parameters: new RegExp(`SummaryWriter\\.add_hparams$|${logger('TensorBoardLogger')}`),
    hosted: false,
  },
  {
    name: 'CSV logger',
    calls: new RegExp(`^(keras|tensorflow\\.keras|tf_keras)\\.callbacks\\.CSVLogger$|^${logger('CSVLogger')}`),
    metrics: /CSVLogger$/,
    parameters: /^$/,
    hosted: false,
  },
]

/** The tracker that a call belongs to. */
export function trackerOf(name: string): Tracker | undefined {
  return TRACKERS.find(({ calls }) => calls.test(name))
}
