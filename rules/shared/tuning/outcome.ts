import type { ResolvedCall } from '../../../src/facts/types/names.ts'
import type { Pipelines } from '../../../src/facts/types/pipelines.ts'
import type { Call, ModuleFacts } from '../../../src/facts/types.ts'
import { type Code, writtenCall } from '../evidence/use.ts'
import { callsOf } from '../names.ts'
import { trackerOf } from '../tracking/trackers.ts'
import type { Configured } from './searches.ts'
import type { Tuner } from './tuners.ts'

/** What a search leaves behind, as the names of its attributes. */
const TRIALS = /\.(cv_results_|trials_dataframe|trials|results_df|best_trials|get_dataframe)\b/
const SAVES = /(^|\.)(to_csv|to_parquet|to_pickle|to_sql|to_json|dump|dumps|DataFrame|save|log_\w+|write_\w+)$/
const BEST =
  /\.(best_params_?|best_estimator_|best_model_?|best_trial|best_config|best_run|best_result|get_best_\w+|bestModel|getBestModel)\b|^best_params(\.|$)|^best_(hyperparameters|hps|trial|config)(\.|$)/

/** All trials are kept: by the tuner itself, by a storage of the study, by a tracker, or written to a file. */
export function keepsTrials(code: Code, search: ResolvedCall, tuner: Tuner): boolean {
  if (tuner.keeps) return true
  const stored = callsOf(code.names, /^optuna(\.\w+)*\.(create|load)_study$|^hyperopt\.MongoTrials$/).some((call) =>
    writtenCall(code.modules, call).keywords.includes('storage'),
  )
  if (stored || callsOf(code.names, /TrialsCallback$|optuna\w*\..*(MLflow|WeightsAndBiases)Callback$/).length > 0)
    return true
  const tracked = code.names.calls.some(
    ({ module, name, guarded }) => module === search.module && !guarded && tracksTrials(name, tuner),
  )
  return (
    tracked ||
    handsOnStudy(code, tuner) ||
    callsNear(code, search).some((call) => SAVES.test(call.callee) && names(call).some((one) => TRIALS.test(one)))
  )
}

/** What is handed around under its usual name: `study.best_params`, `study.trials_dataframe`. */
const STUDY = /^(self\.)?_?study\./
const KEEPS = /(^|\.)(to_(csv|parquet|pickle|sql|json|excel)|log_\w+|save\w*|dump)$/

/** A function that gets the study of Optuna makes a table of its trials, and writes it. */
function handsOnStudy({ modules }: Code, { name }: Tuner): boolean {
  return (
    name === 'Optuna' &&
    modules.filter(isSource).some(({ calls }) => {
      const tables = calls.filter(({ callee }) => STUDY.test(callee) && /\.trials_dataframe$/.test(callee))
      return tables.some(({ unit, line }) =>
        calls.some((one) => one.unit === unit && one.line >= line && KEEPS.test(one.callee)),
      )
    })
  )
}

function isSource({ role }: ModuleFacts): boolean {
  return role === 'source'
}

/** Where the tool fits each trial itself, code of the project sees the outcome only: it takes a tracker that listens in. */
function tracksTrials(name: string, { fitsItself }: Tuner): boolean {
  const tracker = trackerOf(name)
  return fitsItself ? tracker?.automatic?.test(name) === true : tracker?.hosted === true
}

/** Searches in files whose tool keeps each trial, as the project uses it: sweeps of W&B that it records to, DVC with metrics. */
export function keepsConfigured(code: Code, { stages }: Pipelines, configured: readonly Configured[]): boolean {
  return configured.some(({ kind }) =>
    kind === 'wandb'
      ? callsOf(code.names, /^wandb\.(init|log)$|\.WandbLogger$/).length > 0
      : kind === 'dvc' && stages.some(({ tool, metrics }) => tool === 'dvc' && metrics.length > 0),
  )
}

/** The program goes on with the best parameters or model, rather than a person who copies them. */
export function consumesBest(code: Code, search: ResolvedCall): boolean {
  const elsewhere = code.modules.filter(isSource).flatMap(({ calls }) => calls.filter(isGivenStudy))
  return [...callsNear(code, search), ...elsewhere].some(
    (call) => !SAYS.test(call.callee) && names(call).some((one) => BEST.test(one)),
  )
}

const SAYS = /^(print|logger\.\w+|logging\.\w+)$/

/** `model.set_params(**study.best_params)` in a file that gets the study: it builds a model rather than a record. */
function isGivenStudy({ callee, arguments: given }: Call): boolean {
  return !KEEPS.test(callee) && given.some(({ name = '' }) => STUDY.test(name))
}

/** Calls of the module that searches. */
function callsNear({ modules }: Code, { module }: ResolvedCall): readonly Call[] {
  return modules[module]!.calls
}

/** The callee, and the names that are passed. */
function names({ callee, arguments: given }: Call): string[] {
  return [callee, ...given.flatMap(({ name }) => name ?? [])]
}
