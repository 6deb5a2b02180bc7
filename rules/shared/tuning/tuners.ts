/** A tool that looks for good hyper-parameters by itself. */
export interface Tuner {
  /** As people call it. */
  readonly name: string
  /** Qualified names of what sets a search up: proof that it is wanted, not that it runs. */
  readonly setUp: RegExp
  /** Qualified names of what runs the search. */
  readonly run: RegExp
  /** It keeps all trials by itself, where others can look at them. */
  readonly keeps?: true
  /** It fits each trial by itself, rather than to call a function of the project. */
  readonly fitsItself?: true
  /** It tries values of one parameter of one estimator only (`LassoCV`). */
  readonly narrow?: true
}

const SEARCH = 'sklearn(\\.\\w+)*\\.(GridSearchCV|RandomizedSearchCV|HalvingGridSearchCV|HalvingRandomSearchCV)'

export const TUNERS: readonly Tuner[] = [
  {
    name: 'scikit-learn',
    setUp: new RegExp(`^(${SEARCH}|dask_ml\\.model_selection\\.\\w*SearchCV)$`),
    run: new RegExp(`^(${SEARCH}|dask_ml\\.model_selection\\.\\w*SearchCV)\\.fit$`),
    fitsItself: true,
  },
  {
    name: 'cross-validated estimator',
    setUp: /^sklearn\.(linear_model|covariance|calibration)\.(?!CalibratedClassifierCV)\w+CV$/,
    run: /^sklearn\.(linear_model|covariance)\.\w+CV\.fit$/,
    narrow: true,
  },
  {
    name: 'Optuna',
    setUp:
      /^(optuna(\.\w+)*\.(create_study|load_study|samplers\.\w+)|optuna_integration\..*|optuna\.integration\.\w+)$/,
    run: /^optuna(\.\w+)*\.(create_study\.optimize|load_study\.optimize|Study\.optimize|create_study\.ask|integration\.OptunaSearchCV\.fit)$/,
  },
  {
    name: 'Hyperopt',
    setUp: /^hyperopt\.(Trials|SparkTrials|hp\.\w+|tpe\.\w+)$/,
    run: /^hyperopt\.(fmin|fmin\.fmin|base\.Trials\.fmin)$/,
  },
  {
    name: 'Ray Tune',
    setUp:
      /^ray\.(tune\.(TuneConfig|choice|uniform|loguniform|grid_search|schedulers\.\w+|search\..*|CLIReporter)|air\..*)$/,
    run: /^ray\.(tune\.(run|run_experiments|Tuner\.fit|tuner\.Tuner\.fit|tune\.run))$/,
    keeps: true,
  },
  {
    name: 'scikit-optimize',
    setUp: /^skopt\.(BayesSearchCV|Optimizer|space\.\w+)$/,
    run: /^skopt\.(BayesSearchCV\.fit|(gp|forest|gbrt|dummy|base)_minimize|Optimizer\.(ask|tell))$/,
  },
  {
    name: 'bayesian-optimization',
    setUp: /^bayes_opt\.BayesianOptimization$/,
    run: /^bayes_opt\.BayesianOptimization\.maximize$/,
  },
  {
    name: 'Keras Tuner',
    setUp: /^(keras_tuner|kerastuner)(\.\w+)*\.(RandomSearch|Hyperband|BayesianOptimization|GridSearch|Sklearn|Tuner)$/,
    run: /^(keras_tuner|kerastuner)(\.\w+)*\.(RandomSearch|Hyperband|BayesianOptimization|GridSearch|Sklearn|Tuner)\.search$/,
    keeps: true,
  },
  {
    name: 'Weights & Biases sweep',
    setUp: /^wandb\.sweep$/,
    run: /^wandb\.agent$/,
    keeps: true,
  },
  {
    name: 'Transformers search',
    setUp: /^$/,
    run: /^(transformers|sentence_transformers|setfit|trl|adapters)(\.\w+)*\.\w*Trainer\.hyperparameter_search$/,
  },
  {
    name: 'Lightning Tuner',
    setUp: /^(pytorch_lightning|lightning(\.pytorch)?)\.tuner(\.\w+)*\.Tuner$/,
    run: /^(pytorch_lightning|lightning(\.pytorch)?)\.(tuner(\.\w+)*\.Tuner\.(lr_find|scale_batch_size)|Trainer\.tune)$/,
    narrow: true,
  },
  {
    name: 'Spark tuning',
    setUp: /^pyspark\.ml\.tuning\.(CrossValidator|TrainValidationSplit|ParamGridBuilder)\b(?!.*\.fit$).*$/,
    run: /^pyspark\.ml\.tuning\.(CrossValidator|TrainValidationSplit)\b.*\.fit$/,
    fitsItself: true,
  },
  {
    name: 'FLAML',
    setUp: /^flaml(\.\w+)*\.(AutoML|BlendSearch|CFO)$/,
    run: /^flaml(\.\w+)*\.(tune\.run|tune\.tune\.run|AutoML\.fit)$/,
  },
  {
    name: 'search of the booster itself',
    setUp: /^$/,
    run: /^catboost\.\w+\.(randomized_search|grid_search)$/,
    fitsItself: true,
  },
  {
    name: 'SageMaker tuning',
    setUp: /^sagemaker(\.\w+)*\.HyperparameterTuner$/,
    run: /^sagemaker(\.\w+)*\.HyperparameterTuner\.fit$/,
    keeps: true,
  },
  {
    name: 'Vertex AI tuning',
    setUp: /^google\.cloud\.aiplatform\.(HyperparameterTuningJob|hyperparameter_tuning\.\w+)$/,
    run: /^google\.cloud\.aiplatform\.HyperparameterTuningJob\.run$/,
    keeps: true,
  },
  {
    name: 'Azure ML sweep',
    setUp: /^azure\.ai\.ml\.sweep\.\w+$|^azureml\.train\.hyperdrive\.\w+$/,
    run: /^azure\.ai\.ml\..*\.sweep$|^azureml\.train\.hyperdrive\.HyperDriveConfig$/,
    keeps: true,
  },
  {
    name: 'ClearML search',
    setUp: /^clearml\.automation\.(?!HyperParameterOptimizer\.)\w+$/,
    run: /^clearml\.automation\.HyperParameterOptimizer\.start(_locally)?$/,
    keeps: true,
  },
  {
    name: 'Comet search',
    setUp: /^comet_ml\.Optimizer$/,
    run: /^comet_ml\.Optimizer\.(get_experiments|get_parameters|next)$/,
    keeps: true,
  },
  {
    name: 'another optimiser',
    setUp:
      /^(nevergrad\.optimizers\.\w+|smac\.\w+|ax\.\w+|botorch\.\w+|sherpa\.\w+|orion\.\w+|syne_tune\.\w+|nni\.\w+|talos\.\w+|advisor_client\..*|hpbandster\..*|dragonfly\..*|GPyOpt\..*|evolutionary_search\..*)$/,
    run: /^(nevergrad\.optimizers\..*\.minimize|smac\..*\.(optimize|optimise)|ax\.(optimize|.*\.(optimize|create_experiment|get_next_trial\w*))|sherpa\.(optimize|Study.*)|orion\..*\.(workon|suggest)|syne_tune\.Tuner\.run|nni\.(get_next_parameter|experiment\..*\.run)|talos\.Scan|hpbandster\..*\.run|GPyOpt\..*\.run_optimization|evolutionary_search\.\w+\.fit)$/,
  },
]

/** The tuner whose search a call runs. */
export function tunerRun(name: string): Tuner | undefined {
  return TUNERS.find(({ run }) => run.test(name))
}

/** The tuner that a call sets up. */
export function tunerSetUp(name: string): Tuner | undefined {
  return TUNERS.find(({ setUp }) => setUp.test(name))
}
