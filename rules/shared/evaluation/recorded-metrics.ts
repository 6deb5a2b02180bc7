import type { ResolvedCall } from '../../../src/facts/types/names.ts'
import type { Pipelines } from '../../../src/facts/types/pipelines.ts'
import type { Call } from '../../../src/facts/types.ts'
import { type Code, placeOf, writtenCall } from '../evidence/use.ts'
import { isProduction } from '../names.ts'
import { rootOf } from '../preparation/operations.ts'
import { trackerOf } from '../tracking/trackers.ts'
import { isHeldOutWord, tokens } from './held-out-names.ts'
import { kedroResults } from './kedro-results.ts'
import { firstText, isMetric, type MetricSign, metricOf, written } from './metric-signs.ts'
import { METRIC_CALLS } from './metrics.ts'
import { writtenLines } from './written-lines.ts'

/** Places where a metric gets a name and is written down, so that somebody can look it up later. */
export function recorded(code: Code, pipelines: Pipelines): MetricSign[] {
  const { stages } = pipelines
  return [
    ...stages
      .filter(({ metrics }) => metrics.length > 0)
      .map(({ name, metrics, at }) => ({ message: `stage "${name}" writes ${metrics[0]}`, at })),
    ...tracked(code),
    ...kedroResults(code, pipelines),
    ...errorFrames(code),
    ...scoredFrames(code),
    ...writtenLines(code),
    ...RECORDS.flatMap(({ by, says }) => written(code, by).map(({ call, at }) => ({ ...says(call), at }))),
  ]
}

/** Calls of a tracker, or of a framework that hands metrics to one. */
function tracked({ names, modules }: Code): MetricSign[] {
  return names.calls
    .filter((call) => isProduction(call) && !call.guarded && recordsMetrics(call))
    .filter((call) => RECORDS_ALL.test(call.name) || !namesLoss(writtenCall(modules, call)))
    .map((call) => ({ message: `\`${call.name}\` records metrics`, at: placeOf(modules, call) }))
}

/** Parts of a logger that record nothing. */
const INNER = /\._|\.(makedirs|mkdir|exists|close|flush)$/

/** It writes metrics.json by itself. */
const DVCLIVE = /^dvclive(\.\w+)*\.Live$/

function recordsMetrics({ name }: ResolvedCall): boolean {
  return DVCLIVE.test(name) || (!INNER.test(name) && trackerOf(name)?.metrics.test(name) === true)
}

/** They record whatever the run computes. */
const RECORDS_ALL = /autolog|Logger$|CSVLogger|callbacks|\.watch$|^dvclive\..*Live$/

function namesLoss(call: Call): boolean {
  const name = firstText(call)
  return name !== undefined && !isMetric(name)
}

/** Errors of single predictions, where a metric is computed: elsewhere `errors` are rows that could not be read. */
const ERRORS_FRAME = /^(\w+_)?(errors?|residuals)(_df)?\.to_(csv|parquet|json|pickle|feather)$/

function errorFrames(code: Code): MetricSign[] {
  const judging = new Set(code.names.calls.filter(({ name }) => METRIC_CALLS.test(name)).map(({ module }) => module))
  return written(code, ({ callee }, module) => judging.has(module) && ERRORS_FRAME.test(callee)).map(
    ({ call, at }) => ({
      message: `\`${call.callee}\` writes errors of predictions`,
      at,
    }),
  )
}

/** Columns of a frame with the numbers of an epoch or a run: `summary["best_metric"] = score`. */
const SCORED = /^(best_|val_|valid_|test_|mean_)?(metric|score|loss|accuracy|acc|auc|dice|iou|f1|rmse|mae)$/i

/** A frame that gets a column of scores where something is trained or judged, and is written by the same file. */
function scoredFrames(code: Code): MetricSign[] {
  const scored = new Set(
    code.names.columns
      .filter(({ write, columns }) => write && columns.some((one) => SCORED.test(one)))
      .map(({ module, of }) => `${module}:${rootOf(of)}`),
  )
  const trains = (module: number): boolean => code.modules[module]!.calls.some(({ callee }) => TRAINS.test(callee))
  return written(
    code,
    ({ callee }, module) =>
      /\.to_(csv|json)$/.test(callee) && scored.has(`${module}:${rootOf(callee)}`) && trains(module),
  ).map(({ call, at }) => ({ message: `\`${call.callee}\` writes scores`, at }))
}

const TRAINS = /(^|\.)(backward|eval|fit|evaluate|cross_val_score|no_grad)$/

const METRICS_FILE = /(metrics?|scores?|eval\w*_results|performance|leaderboard)\w*\.(json|csv|ya?ml|txt|tsv)$/i

/** Frames that are named for the results of a run, wherever they are written to. */
const RESULTS_FRAME =
  /^(\w+_)?(results?|metrics?|history)(_df)?\.to_csv$|(^|\.)(\w+_)?(rankings?|leaderboard|model_scores|model_comparison)(_df)?\.to_(csv|json|parquet)$/

/** Ways of writing a metric down without a tracker that is known. */
const RECORDS: readonly {
  readonly by: (call: Call) => boolean
  readonly says: (call: Call) => Omit<MetricSign, 'at'>
}[] = [
  {
    by: (call) => isLog(call.callee) && isMetric(firstText(call)),
    says: (call) => ({ message: `\`${firstText(call)}\` is logged`, ...metricOf(firstText(call)) }),
  },
  {
    by: (call) => isLog(call.callee) && isHeldOutLoss(firstText(call)),
    says: (call) => ({ message: `\`${firstText(call)}\` is logged` }),
  },
  {
    by: ({ callee, arguments: given }) =>
      /\.add_scalar$/.test(callee) &&
      /(^|[._])(\w+_)?(metrics?|scores?|results?|history)(\[\])+$/.test(given[1]?.name ?? ''),
    says: ({ callee }) => ({ message: `\`${callee}\` records metrics` }),
  },
  {
    by: (call) => writes(call) && METRICS_FILE.test(firstText(call) ?? '') && !writesRows(call),
    says: (call) => ({ message: `\`${firstText(call)}\` is written` }),
  },
  {
    by: ({ callee }) => RESULTS_FRAME.test(callee),
    says: ({ callee }) => ({ message: `\`${callee}\` writes results` }),
  },
  {
    by: ({ callee }) => STORES.test(callee),
    says: ({ callee }) => ({ message: `\`${callee}\` keeps metrics` }),
  },
  { by: dumpsMetrics, says: () => ({ message: 'metrics are written to a file' }) },
  {
    by: ({ keywords }) => keywords.includes('metric_definitions'),
    says: () => ({ message: 'a platform is told which metrics to record', elsewhere: true }),
  },
  {
    by: ({ keywords }) => keywords.includes('compute_metrics'),
    says: () => ({ message: 'a trainer is told which metrics to record' }),
  },
]

/** `val/loss`: what training lowers, on data that it does not see. */
function isHeldOutLoss(name: string | undefined): boolean {
  const parts = name === undefined ? [] : tokens(name)
  return parts.includes('loss') && parts.some((part) => isHeldOutWord(part))
}

/** Functions that keep metrics in a database or file, by their names. */
const STORES = /(^|\.)(store|save|persist|insert|write|upload)_(\w+_)?(metrics?|scores?|evaluations?|losses)$/

function isLog(callee: string): boolean {
  return /(^|\.)(log|log_metric|log_metrics|log_scalar|add_scalar|record|logkv|track)$/.test(callee)
}

/** A frame that goes into a folder of data holds rows, whatever their column is called: `data/no_score.csv`. */
function writesRows(call: Call): boolean {
  return call.callee.endsWith('.to_csv') && /(^|\/)data\//.test(firstText(call) ?? '')
}

/** A file that is opened to be read is no record. */
function writes({ callee, arguments: given }: Call): boolean {
  if (!/(^|\.)open$/.test(callee)) return /(^|\.)(to_csv|to_json|Path)$/.test(callee)
  const mode = given.slice(1).find(({ keyword = 'mode' }) => keyword === 'mode')
  return /^[wax]/.test(String(mode?.value ?? 'r'))
}

/** `json.dump(metrics, file)`, `save_dict(performance, results_fp)`. */
function dumpsMetrics({ callee, arguments: given }: Call): boolean {
  if (!/(^|\.)(dump|save_\w+|write_\w+)$/.test(callee)) return false
  return given.some(({ name = '' }) =>
    /(^|[_.])(metrics|test_metrics|val_metrics|eval_results|results_(fp|file|path))$/.test(name),
  )
}
