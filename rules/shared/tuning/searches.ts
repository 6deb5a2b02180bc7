import type { ResolvedCall } from '../../../src/facts/types/names.ts'
import type { ConfigFile, ConfigSetting, Pipelines } from '../../../src/facts/types/pipelines.ts'
import type { Evidence, Location } from '../../../src/model.ts'
import { type Code, placeOf, useLevel, writtenCall } from '../evidence/use.ts'
import { callsOf, isProduction, lastPart } from '../names.ts'
import { type UnitRef, unitKey, unitsThatReach } from '../reach/callers.ts'
import { type Tuner, tunerRun, tunerSetUp } from './tuners.ts'

/** One search for hyper-parameters that the code runs. */
export interface Search {
  readonly tuner: Tuner
  readonly call: ResolvedCall
  readonly level: 'declared' | 'used' | 'integrated'
}

/** Package names of tuners and of what has one: one quick look sorts most calls out. */
const ROOTS =
  /^(sklearn|dask_ml|optuna|optuna_integration|hyperopt|ray|skopt|bayes_opt|keras_tuner|kerastuner|wandb|clearml|comet_ml|transformers|sentence_transformers|setfit|trl|adapters|pytorch_lightning|lightning|pyspark|flaml|catboost|sagemaker|google|azure|azureml|nevergrad|smac|ax|botorch|sherpa|orion|syne_tune|nni|talos|hpbandster|dragonfly|GPyOpt|evolutionary_search|advisor_client)\./

/** Searches that production code runs; a guarded one is as good as declared. */
export function searchesRun({ names }: Code): Search[] {
  return callsOf(names, ROOTS).flatMap((call) => {
    const tuner = tunerRun(call.name)
    const level = useLevel(names, call)
    return tuner === undefined ? [] : [{ tuner, call, level: level === 'enforced' ? 'integrated' : level }]
  })
}

/** Searches that are set up, with no sign here that they run. */
export function searchesSetUp({ names }: Code): { tuner: Tuner; call: ResolvedCall }[] {
  return callsOf(names, ROOTS).flatMap((call) => {
    const tuner = tunerSetUp(call.name)
    return tuner === undefined ? [] : [{ tuner, call }]
  })
}

/** A search outside of the code, by the tool that runs it. */
export interface Configured {
  readonly kind: 'wandb' | 'dvc' | 'other'
  readonly evidence: Evidence
}

/** A search that a configuration file describes, or a command starts. */
export function searchesConfigured({ configs, stages }: Pipelines): Configured[] {
  const files = configs.flatMap((file): Configured[] => {
    const found = describes(file)
    if (found === undefined) return []
    const kind = found.message === SWEEP ? 'wandb' : 'other'
    return [{ kind, evidence: evidence(found.message, { path: file.path, line: found.line }) }]
  })
  const commands = stages.flatMap(({ command = '', name, at }): Configured[] => {
    const kind = COMMANDS.find(([pattern]) => pattern.test(command))?.[1]
    return kind === undefined ? [] : [{ kind, evidence: evidence(`"${name}" starts a search`, at) }]
  })
  return [...files, ...commands]
}

const COMMANDS: readonly (readonly [RegExp, Configured['kind']])[] = [
  [/\bdvc exp run\b.*\s(-S|--set-param)\s+\S*((range|choice)\(|=\S+,\S+)/, 'dvc'],
  [/(^|\s)wandb (sweep|agent)\b/, 'wandb'],
  [/(^|\s)(--multirun|nnictl create)\b/, 'other'],
]

const SWEEP = 'describes a sweep'

function evidence(message: string, at: Location): Evidence {
  return { message, at, level: 'used' }
}

/** A file that describes a search, by the settings it has. */
const DESCRIBED: readonly ((settings: readonly ConfigSetting[]) => Described | undefined)[] = [
  (settings) =>
    found('a sweeper of Hydra is set up', settings.find(isSweeper) ?? settings.find(({ value }) => mentions(value))),
  (settings) =>
    settings.some(({ key }) => key.startsWith('parameters.')) ? found(SWEEP, settings.find(isSweepMethod)) : undefined,
  (settings) =>
    found(
      'describes a search of NNI',
      settings.find(({ key }) => NNI.test(key)),
    ),
  (settings) =>
    settings.some(({ key }) => /^spec\.(algorithm|objective)\./.test(key))
      ? found('describes a search of Katib', settings.find(isExperiment))
      : undefined,
]

interface Described {
  readonly message: string
  readonly line: number
}

function describes({ path, settings }: ConfigFile): Described | undefined {
  for (const look of DESCRIBED) {
    const described = look(settings)
    if (described) return described
  }
  return /(^|\/)search_space\.json$/.test(path) ? { message: 'describes a search space', line: 1 } : undefined
}

function found(message: string, setting: ConfigSetting | undefined): Described | undefined {
  return setting && { message, line: setting.line }
}

function isSweeper({ key, value }: ConfigSetting): boolean {
  return (
    /(^|\.)sweeper(\._target_)?$|hydra\/sweeper$/.test(key) && /optuna|ax|nevergrad|orion|smac/i.test(String(value))
  )
}

function mentions(value: ConfigSetting['value']): boolean {
  return String(value).includes('hydra/sweeper')
}

/** `method: bayes` of Weights & Biases. */
function isSweepMethod({ key, value }: ConfigSetting): boolean {
  return key === 'method' && /^(grid|random|bayes)$/.test(String(value))
}

const NNI = /^(tuner|advisor)\.(name|builtinTunerName|class_?name)$/i

function isExperiment({ key, value }: ConfigSetting): boolean {
  return key === 'kind' && value === 'Experiment'
}

/** Parameters that people tune, by their usual names. */
const TUNED =
  /^(lr|learning_rate|C|alpha|gamma|beta|l1_ratio|k|n_neighbors|n_estimators|max_depth|n_clusters|n_components|max_iter|min_samples_\w+|max_features|eta|subsample|reg_\w+|dropout|hidden\w*|units|num_layers|batch_size|epochs|weight_decay|degree|kernel|penalty|num_leaves)$/

/** Values that a loop of one's own tries out: an estimator is made in a loop, with a parameter that the loop sets. */
export function handMadeSearches(code: Code): { at: Location; parameter: string; call: ResolvedCall }[] {
  const { modules, names } = code
  const fits = new Set(names.calls.filter(isFitInLoop).map(({ module, unit }) => `${module}:${unit}`))
  return callsOf(names, /^(sklearn|xgboost|lightgbm|catboost)\..*\.[A-Z]\w+$/).flatMap((call) => {
    if (call.loops === 0 || !fits.has(`${call.module}:${call.unit}`)) return []
    const varied = writtenCall(modules, call).arguments.find(
      ({ keyword = '', name = '' }) =>
        TUNED.test(keyword) && /^[a-z]\w*$/i.test(name) && name !== keyword.toUpperCase(),
    )
    return varied === undefined ? [] : [{ at: placeOf(modules, call), parameter: varied.keyword!, call }]
  })
}

function isFitInLoop({ name, loops }: ResolvedCall): boolean {
  return loops > 0 && /\.(fit|train|cross_val_score|cross_validate)$/.test(name)
}

/** Loops of shell scripts over values that are given to a training. */
export function shellSweeps({ stages }: Pipelines): { at: Location; variable: string }[] {
  return stages.flatMap(({ tool, command = '', at }) => {
    if (tool !== 'shell') return []
    const [, variable] =
      /\bfor\s+(lr|learning_rate|bs|batch|batch_size|wd|weight_decay|dropout|alpha|beta|gamma|lambda|hidden\w*|n?layers|num_layers|dim|warmup\w*|momentum|temp\w*|epochs|steps|rank|margin|tau|eps)\s+in\b/i.exec(
        command,
      ) ?? []
    return variable !== undefined && new RegExp(`\\$\\{?${variable}\\b`).test(command) ? [{ at, variable }] : []
  })
}

/** A search that the project wrote itself, as a text for people: "option --evolve". */
export interface OwnSearch {
  readonly at: Location
  readonly what: string
  readonly module: number
}

/**
 * Options of a command line that start a search which the project wrote itself, and its functions that are named so.
 * @param training where the project trains: a search trains once for each trial
 */
export function ownSearches(code: Code, training: Iterable<UnitRef>): OwnSearch[] {
  const { modules, names } = code
  const options = callsOf(names, /^argparse\..*\.add_argument$/).flatMap((call): OwnSearch[] => {
    const option = writtenCall(modules, call).arguments[0]?.value
    return typeof option === 'string' && OPTIONS.test(option)
      ? [{ at: placeOf(modules, call), what: `option ${option}`, module: call.module }]
      : []
  })
  const trains = unitsThatReach(code, training)
  const functions = names.calls
    .filter((call) => isProduction(call) && call.origin === 'first-party')
    .filter((call) => searches(code, call) || isTrial(call, trains))
    .map((call) => ({ at: placeOf(modules, call), what: `\`${lastPart(call.name)}\``, module: call.module }))
  return [...options, ...functions]
}

const OPTIONS = /^--(evolve|hpo|hp[-_]?search|hyper[-_]?(opt|search)|sweep|grid[-_]search|tune[-_]hyper\w*)$/
const PARAMETERS = '(hyper_?param(eter)?s?|hparams?|hp)'
const NAMED_SEARCH = new RegExp(
  `(^|\\.)((run_)?(random|grid|${PARAMETERS})_(search|scan|sweep)|search_${PARAMETERS}|tune_${PARAMETERS}|${PARAMETERS}_(tuning|optimi[sz]ation))$`,
)
/** The name alone may mean a search for documents. */
const BUDGET = /^(n_trials|num_trials|trials|n_iter|max_evals|param_grid|param_space|search_space)$/

function searches({ modules }: Code, call: ResolvedCall): boolean {
  if (NAMED_SEARCH.test(call.name)) return true
  return /(^|\.)(run_)?search$/.test(call.name) && writtenCall(modules, call).keywords.some((one) => BUDGET.test(one))
}

const TRIAL =
  /(^|\.)_?(search(_(once|step|trial|one|policy|policies|params|loop))?|(random|grid|policy|augmentation)_search)$/

/** `find_best_window_size`; finding the best model or run is a choice among those that are there. */
const FINDS = /(^|\.)_?(find|search)_best_(?!models?$|runs?$|epoch$|checkpoint$|threshold)\w+$/

/** A loop calls a function that is named for a search and trains, one trial after the other, or a function that does so itself. */
function isTrial({ name, loops, to }: ResolvedCall, trains: ReadonlySet<string>): boolean {
  if (to === undefined || !trains.has(unitKey(to))) return false
  return FINDS.test(name) || (loops > 0 && TRIAL.test(name))
}
