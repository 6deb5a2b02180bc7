import type { CiFacts } from '../../../src/facts/types/ci.ts'
import type { Containers } from '../../../src/facts/types/containers.ts'
import type { ConfigSetting, Pipelines } from '../../../src/facts/types/pipelines.ts'
import type { ProjectFile } from '../../../src/facts/types.ts'
import type { Evidence } from '../../../src/model.ts'
import { type Code, placeOf } from '../evidence/use.ts'
import { callsOf } from '../names.ts'

/** What starts several runs side by side; `within` spreads one run over several machines. */
export interface Launcher {
  readonly kind: 'runs' | 'within'
  readonly evidence: Evidence
}

const CALLS =
  /^(ray\.(tune\.(run|Tuner|run_experiments)|job_submission\.\w+)|submitit\.\w+|wandb\.(sweep|agent)|sagemaker(\.\w+)*\.(Estimator|PyTorch|TensorFlow|HuggingFace|SKLearn|XGBoost|HyperparameterTuner)\.fit|google\.cloud\.aiplatform\.(Custom\w*Job|HyperparameterTuningJob)\b.*|azure\.ai\.ml\.command|azureml\.core\.(ScriptRunConfig|Experiment\.submit)|azureml\.pipeline(\.\w+)*\.(Pipeline|\w+Step|PublishedPipeline(\.\w+)*\.submit)|dask_jobqueue\.\w+|kfp\.(Client|client\.Client)\.(run_pipeline|create_run_\w+)|anyscale\.job\.submit|skypilot\.\w+|sky\.(launch|jobs\.launch)|clearml\.Task\.(execute_remotely|enqueue))$/

const WITHIN_CALLS =
  /^(torch\.distributed\.(init_process_group|launch|run)|accelerate\.Accelerator|deepspeed\.initialize|ray\.train(\.\w+)*\.\w*Trainer|horovod(\.\w+)*\.init|tensorflow\.distribute\.\w+)$/

const COMMANDS =
  /(^|\s)(#SBATCH\b[^\n]*--array|sbatch\b|srun\b|qsub\b|bsub\b|dvc exp run\b[^\n]*(--queue|--jobs|-j)|dvc queue start|wandb (sweep|agent)|ray job submit|kubectl (create|apply)[^\n]*job|gcloud ai custom-jobs create|az ml job create|guild run|anyscale jobs? submit|sky (jobs )?launch|modal run|--multirun\b)/

const WITHIN_COMMANDS =
  /(^|\s)(torchrun|accelerate launch|deepspeed|python3? -m torch\.distributed\.(launch|run)|mpirun|horovodrun)\s/

const CLUSTER = /^(kubeflow|argo-workflows|sagemaker|vertex|azureml|databricks)$/

/** All that is seen in code, scripts, settings and manifests. */
export function launchers(code: Code, from: Sources): Launcher[] {
  return [
    ...byCall(code),
    ...byCommand(from),
    ...bySettings(from.pipelines),
    ...byManifest(from.containers),
    ...byMatrix(from.ci),
    ...byFile(from.files),
  ]
}

export interface Sources {
  readonly pipelines: Pipelines
  readonly containers: Containers
  readonly ci: CiFacts
  readonly files: readonly ProjectFile[]
}

/** Scripts of a queue of jobs, by their ending: what they ask for stands in comments. */
function byFile(files: readonly ProjectFile[]): Launcher[] {
  const found = files.find(({ path, role }) => /\.(slurm|sbatch|pbs|lsf)$/.test(path) && role !== 'vendored')
  return found ? [launcher('runs', 'a script for a queue of jobs', { path: found.path })] : []
}

function launcher(kind: Launcher['kind'], message: string, at: Evidence['at']): Launcher {
  return { kind, evidence: { message, level: 'used', ...(at && { at }) } }
}

function byCall(code: Code): Launcher[] {
  return callsOf(
    code.names,
    /^(ray|submitit|wandb|sagemaker|google|azure|azureml|dask_jobqueue|kfp|modal|anyscale|sky|skypilot|clearml|torch\.distributed|accelerate|deepspeed|horovod|tensorflow\.distribute)\b/,
  )
    .filter(({ guarded }) => !guarded)
    .flatMap((call) => {
      const at = placeOf(code.modules, call)
      if (CALLS.test(call.name)) return [launcher('runs', `\`${call.name}\` starts runs elsewhere or side by side`, at)]
      return WITHIN_CALLS.test(call.name)
        ? [launcher('within', `\`${call.name}\` spreads one run over processes`, at)]
        : []
    })
}

function byCommand({ pipelines, files }: Sources): Launcher[] {
  const others = new Set(files.filter(({ role }) => role === 'example' || role === 'vendored').map(({ path }) => path))
  return pipelines.stages.flatMap(({ command = '', name, at }) => {
    if (others.has(at.path)) return []
    if (COMMANDS.test(command)) return [launcher('runs', `"${name}" submits runs`, at)]
    return WITHIN_COMMANDS.test(command) ? [launcher('within', `"${name}" spreads one run over processes`, at)] : []
  })
}

/** Launchers and sweepers of Hydra; sweeps of Weights & Biases. */
function bySettings({ configs }: Pipelines): Launcher[] {
  return configs.flatMap(({ path, settings }) => {
    const listed = settings.find(({ value }) => /hydra\/(launcher|sweeper)/.test(String(value)))
    const found = settings.find(isHydraPlugin) ?? listed ?? sweepIn(settings)
    return found ? [launcher('runs', 'settings of a sweep or a launcher', { path, line: found.line })] : []
  })
}

function isHydraPlugin({ key, value }: ConfigSetting): boolean {
  return (
    /(^|[./])(launcher|sweeper)(\._target_)?$/.test(key) &&
    /joblib|submitit|ray|optuna|ax|nevergrad/i.test(String(value))
  )
}

function sweepIn(settings: readonly ConfigSetting[]): ConfigSetting | undefined {
  if (!settings.some(({ key }) => key.startsWith('parameters.'))) return undefined
  return settings.find(({ key, value }) => key === 'method' && /^(grid|random|bayes)$/.test(String(value)))
}

function byManifest({ manifests }: Containers): Launcher[] {
  return manifests.flatMap(({ system, kind, at }) => {
    const trains =
      /^(PyTorchJob|TFJob|MPIJob|XGBoostJob|TrainJob|Experiment|Workflow|WorkflowTemplate|CronWorkflow|RayJob|TrainingJob|commandJob|sweepJob|command|sweep)$/i.test(
        kind,
      )
    return trains && (CLUSTER.test(system) || /Job$/.test(kind))
      ? [launcher('runs', `a manifest of kind ${kind} submits a run`, at)]
      : []
  })
}

/** A matrix of CI over what an experiment varies; one over systems or models tries whether the code runs. */
function byMatrix({ jobs }: CiFacts): Launcher[] {
  return jobs.flatMap(({ matrix, commands, at }) => {
    const trains = commands.some(({ text }) => /\bpython3?\b[^|;&]*\btrain\w*\.py\b|\bdvc (repro|exp run)\b/.test(text))
    const varies = matrix.some((axis) =>
      /^(lr|learning_rate|seeds?|folds?|configs?|params?|experiments?|alpha|datasets?|hparams)$/i.test(axis),
    )
    return trains && varies ? [launcher('runs', 'CI trains over a matrix', at)] : []
  })
}
