import type { CiFacts } from '../../../src/facts/types/ci.ts'
import type { ProjectFile } from '../../../src/facts/types.ts'
import type { Evidence } from '../../../src/model.ts'
import { effectRank, strongest } from '../ci/strongest.ts'
import { ciTasks } from '../ci/tasks.ts'
import { type Code, placeOf } from '../evidence/use.ts'
import { callsOf } from '../names.ts'
import { EVALUATES, METRIC_CALLS } from './metrics.ts'

/** Something that stops a model that is not good enough. */
export interface Gate {
  /** It can fail a change, or a release. */
  readonly enforced: boolean
  readonly evidence: Evidence
}

/** Tests that assert a metric, and calls that compare with thresholds. */
export function qualityGates(code: Code, ci: CiFacts, files: readonly ProjectFile[]): Gate[] {
  const tasks = ciTasks(ci, files)
  const run = strongest(tasks, 'tests')
  const enforced = run !== undefined && effectRank(run) === 3
  const thresholds = callsOf(
    code.names,
    /^mlflow\.(models\.)?validate_evaluation_results$|^deepchecks\..*\.add_condition_\w+$/,
  )
  const limits = tasks.filter(
    (task) => task.work === 'run' && effectRank(task) === 3 && task.args.some((arg) => LIMIT.test(arg)),
  )
  return [
    ...limits.map(({ at, tool, args }) => ({
      enforced: true,
      evidence: {
        message: `CI gives ${tool} a least value (${args.find((arg) => LIMIT.test(arg))})`,
        at,
        level: 'enforced' as const,
      },
    })),
    ...assertedMetrics(code).map((at) => ({
      enforced,
      evidence: {
        message: enforced
          ? 'a test asserts a metric, and can fail a change'
          : 'a test asserts a metric; no CI job that can fail runs it',
        at,
        level: enforced ? ('enforced' as const) : ('integrated' as const),
      },
    })),
    ...thresholds.map((call) => ({
      enforced: true,
      evidence: {
        message: `\`${call.name}\` stops a model below its thresholds`,
        at: placeOf(code.modules, call),
        level: 'enforced' as const,
      },
    })),
  ]
}

/** Options that let a run fail below a value. */
const LIMIT =
  /^--(hard-fail|fail-(under|below)|min[-_](acc\w*|score|auc|f1|map|r2|quality)|(acc\w*|score|metric|quality)[-_]threshold)/

/** A test of a metric function has none of these. */
const MODEL = /(^|\.)(fit|train|predict|predict_proba|load_model|load|evaluate)(_\w+)?$/

/** Units of tests that compute a metric and assert something in the lines that follow. */
function assertedMetrics({ modules, names }: Code) {
  return names.calls.flatMap((call) => {
    const module = modules[call.module]!
    if (module.role !== 'test' || !(METRIC_CALLS.test(call.name) || EVALUATES.test(call.name))) return []
    const unit = module.units[call.unit]
    const hasModel =
      EVALUATES.test(call.name) || module.calls.some((one) => one.unit === call.unit && MODEL.test(one.callee))
    if (!hasModel) return []
    const asserts = module.assertions.some(
      ({ line, constant }) => !constant && line >= call.line && line <= (unit?.endLine ?? call.line),
    )
    return asserts ? [placeOf(modules, call)] : []
  })
}
