import type { ModuleFacts } from '../types.ts'

/** Questions to a tracker for what it has kept: MLflow, Weights & Biases, Neptune. */
const ASKS_TRACKER =
  /(^|\.)(search_(runs|experiments|registered_models|model_versions)|list_(experiments|run_infos|registered_models)|fetch_(runs|models)_table)$|(^|\.)wandb\.Api$/

const READS = /(^|\.)(read_\w+|load_\w*|loadtxt|open|scan_\w+|fetch_\w*data\w*|create_engine)$/

const DRAWS = /(^|[._])(plot|draw|show|display|visuali[sz]e|render|evaluate|evaluation)(_|$)/

/** By its name a function makes a picture or judges a model: what it does to data on the way prepares nothing. */
export function drawsOnly(unit: string): boolean {
  return DRAWS.test(unit)
}

/** A module that asks a tracker for its runs and reads nothing else: its frames are about runs, and no model learns from them. */
export function looksAtRuns({ calls }: Pick<ModuleFacts, 'calls'>): boolean {
  return calls.some(({ callee }) => ASKS_TRACKER.test(callee)) && !calls.some(({ callee }) => READS.test(callee))
}

const RESULTS =
  /(^|_)(metrics?|leaderboard|(cv|epoch|validation|test|eval)_results)(_(df|frame|table))?$|(^|_)results?_(df|frame|table)$/i

const JUDGED = /(^|_)(errors?|residuals?|preds?|predictions?|importances?)(_(df|frame|table))?$/i

/**
 * By its name a frame holds what came of runs.
 * @param chain as written: `metrics`, `self.epoch_results`, `results_df.drop`
 */
export function isResultsFrame(chain: string): boolean {
  return RESULTS.test(rootOf(chain))
}

/** By its name a frame holds what a model said or how wrong it was: `errors["error"] = ...` is no feature. */
export function isAfterModel(chain: string): boolean {
  return isResultsFrame(chain) || JUDGED.test(rootOf(chain))
}

function rootOf(chain: string): string {
  return /^(?:self\.)?(\w+)/.exec(chain)?.[1] ?? ''
}
