import type { ModuleFacts } from '../types.ts'

/** Questions to a tracker for what it has kept: MLflow, Weights & Biases, Neptune. */
const ASKS_TRACKER =
  /(^|\.)(search_(runs|experiments|registered_models|model_versions)|list_(experiments|run_infos|registered_models)|fetch_(runs|models)_table)$|\bApi\(\)\.(runs|run|sweep)$/

const READS = /(^|\.)(read_\w+|load_\w*|loadtxt|open|scan_\w+|fetch_\w*data\w*|create_engine)$/

/** A module that asks a tracker for its runs and reads nothing else: its frames are about runs, and no model learns from them. */
export function looksAtRuns({ calls }: Pick<ModuleFacts, 'calls'>): boolean {
  return calls.some(({ callee }) => ASKS_TRACKER.test(callee)) && !calls.some(({ callee }) => READS.test(callee))
}

const RESULTS =
  /(^|_)(errors?|residuals?|preds?|predictions?|importances?|metrics?|leaderboard|cv_results)(_(df|frame|table))?$/i

/** By its name a frame holds what came of a model: `errors["error"] = ...` is no feature. */
export function isResultsFrame(name: string): boolean {
  return RESULTS.test(name)
}
