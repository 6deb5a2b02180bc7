import type { CiFacts } from '../../../src/facts/types/ci.ts'
import type { ResolvedCall } from '../../../src/facts/types/names.ts'
import type { Facts, ModuleFacts } from '../../../src/facts/types.ts'
import type { Evidence } from '../../../src/model.ts'
import { effectRank, strongest } from '../ci/strongest.ts'
import { type CiTask, ciTasks } from '../ci/tasks.ts'
import { type Code, placeOf, writtenCall } from '../evidence/use.ts'
import { callsOf, isProduction, lastPart } from '../names.ts'
import { isMetric } from './metric-signs.ts'
import { EVALUATES, METRIC_CALLS } from './metrics.ts'

/** Something that stops a model that is not good enough. */
export interface Gate {
  /** It can fail a change, or a release. */
  readonly enforced: boolean
  readonly evidence: Evidence
}

/** Tests that assert a metric, and calls that compare with thresholds. */
export function qualityGates(facts: Code & Pick<Facts, 'ci' | 'files'>): Gate[] {
  const tasks = ciTasks(facts.ci, facts.files)
  return [
    ...limitsInCi(tasks),
    ...refusals(facts),
    ...checksInCi(facts.ci),
    ...metricTests(facts, tasks),
    ...thresholds(facts),
    ...promotions(facts),
  ]
}

/** Steps of CI that are given a least value; on a schedule they watch the model, and hold no change back. */
function limitsInCi(tasks: readonly CiTask[]): Gate[] {
  return tasks.flatMap((task): Gate[] => {
    const limit = task.args.find((arg) => LIMIT.test(arg))
    const enforced = effectRank(task) === 3
    if (task.work !== 'run' || limit === undefined || !(enforced || isScheduled(task))) return []
    const message = `CI gives ${task.tool} a least value (${limit})${enforced ? '' : ' on a schedule'}`
    return [{ enforced, evidence: { message, at: task.at, level: enforced ? 'enforced' : 'integrated' } }]
  })
}

function isScheduled({ runs, job }: CiTask): boolean {
  return runs === 'otherwise' && job.triggers.some(({ kind }) => kind === 'schedule')
}

const REFUSES = /(^|\.)(\w*(Error|Exception)|SystemExit|sys\.exit)$/
/** What is said of a model, and not of an argument that "must not be less than 0". */
const REASON =
  /^(?!.*\b(must|should|cannot|can't|not be|argument|parameter|path)\b)(.*\bno (best|good|suitable|acceptable) model\b|.*\b(model|score|accuracy|r2|auc|f1)\b.{0,40}\b(below|less than|lower than|too low|not good enough)\b)/i

/** `raise CustomException("No best model found")`: the training ends where no model is good enough. */
function refusals({ names, modules }: Code): Gate[] {
  const judging = new Set(names.calls.filter(({ name }) => METRIC_CALLS.test(name)).map(({ module }) => module))
  return [...judging].flatMap((module): Gate[] => {
    const facts = modules[module]!
    const call = facts.calls.find(
      ({ callee, arguments: given }) =>
        REFUSES.test(callee) && given.some(({ value }) => typeof value === 'string' && REASON.test(value)),
    )
    if (call === undefined || !isProduction(facts)) return []
    const at = placeOf(modules, { module, line: call.line })
    return [
      {
        enforced: true,
        evidence: { message: 'the training stops where no model is good enough', at, level: 'integrated' },
      },
    ]
  })
}

const METRICS_FILE = /(^|[\s/_=-])(metrics?|scores?|performance|eval\w*)[\w.-]*\.(json|ya?ml|csv)$/i
const CHECK = /(^|\/)\w*(check|assert|verify|validate|gate|compare)\w*\.py$/i

/** Steps of CI that give a file of metrics to a script that checks it: `python check_performance.py metrics.json`. */
function checksInCi({ jobs }: CiFacts): Gate[] {
  return jobs
    .flatMap(({ commands }) => commands)
    .flatMap(({ program, args, gating, at }) => {
      const script = args.find((arg) => CHECK.test(arg))
      const file = args.find((arg) => METRICS_FILE.test(arg))
      if (program !== 'python' || !gating || script === undefined || file === undefined) return []
      const message = `CI lets ${script.replace(/^.*\//, '')} check ${file.replace(/^.*[/=]/, '')}`
      return [{ enforced: true, evidence: { message, at, level: 'enforced' } }]
    })
}

function metricTests(code: Code, tasks: readonly CiTask[]): Gate[] {
  const run = strongest(tasks, 'tests')
  const enforced = run !== undefined && effectRank(run) === 3
  const message = enforced
    ? 'a test asserts a metric, and can fail a change'
    : 'a test asserts a metric; no CI job that can fail runs it'
  return [...assertedMetrics(code), ...assertedResults(code)].map((place) => ({
    enforced,
    evidence: { message, at: placeOf(code.modules, place), level: enforced ? 'enforced' : 'integrated' },
  }))
}

/** `assert results[0]["test_acc"] > 0.3` in a test that lets a trainer judge its model. */
function assertedResults({ modules, names }: Code): { readonly module: number; readonly line: number }[] {
  const judging = new Set(names.calls.filter(({ name }) => EVALUATES.test(name)).map(({ module }) => module))
  return [...judging].flatMap((module) => {
    const { role, assertions, names: own } = modules[module]!
    if (role !== 'test') return []
    const lines = new Set(assertions.filter(({ constant }) => !constant).map(({ line }) => line))
    const found = own.subscripts.find(({ line, columns }) => lines.has(line) && columns.some(isMetric))
    return found === undefined ? [] : [{ module, line: found.line }]
  })
}

const THRESHOLDS = /^mlflow\.(models\.)?validate_evaluation_results$|^deepchecks\..*\.add_condition_\w+$/

function thresholds({ names, modules }: Code): Gate[] {
  return callsOf(names, THRESHOLDS).map((call) => {
    const message = `\`${call.name}\` stops a model below its thresholds`
    return { enforced: true, evidence: { message, at: placeOf(modules, call), level: 'enforced' } }
  })
}

/** What decides whether a new model takes the place of the one in use, by its name. */
const PROMOTES =
  /(^|[._])(is_(\w+_)?model_better(_\w+)?|(evaluate|check|apply|decide)_(model_)?promotion(_\w+)?|should_(promote|register)(_\w+)?|(compare|beats)_(\w+_)?(champion|production|prod)(_\w+)?|champion_challenger\w*|(check|apply|run)_(\w+_)?guardrails?|(check_)?accept_(or_)?reject(_model)?|(accept|reject)_(new_)?(model|candidate)|(check_|run_|apply_)?(model_)?(quality|metrics?|performance)_gates?)$/
const OF_MODELS = /metric|score|model|candidate|champion|challenger|rmse|mae|auc|accuracy|f1/i

/** Functions of the project that compare a new model with the one in use before it is released. */
function promotions({ names, modules }: Code): Gate[] {
  return names.calls
    .filter((call) => isProduction(call) && call.origin === 'first-party' && PROMOTES.test(call.name))
    .filter((call) =>
      writtenCall(modules, call).arguments.some(({ keyword = '', name = '' }) => OF_MODELS.test(`${keyword} ${name}`)),
    )
    .map((call) => {
      const message = `\`${lastPart(call.name)}\` compares a new model with the one in use`
      return { enforced: true, evidence: { message, at: placeOf(modules, call), level: 'enforced' } }
    })
}

/** Options that let a run fail below a value. */
const LIMIT =
  /^--(hard-fail|fail-(under|below)|min[-_](acc\w*|score|(pr_|roc_)?auc|f1|map|r2|recall|precision|quality)|(acc\w*|score|metric|quality)[-_]threshold)/

/** A test of a metric function has none of these. */
const MODEL = /(^|\.)((make|get|run)_predictions?|fit|train|predict|predict_proba|load_model|load|evaluate)(_\w+)?$/

/** Calls in tests that compute the metric of a model, and something is asserted in the lines that follow. */
function assertedMetrics({ modules, names }: Code): ResolvedCall[] {
  return names.calls.filter((call) => {
    const module = modules[call.module]!
    return module.role === 'test' && measuresModel(module, call) && assertsAfter(module, call)
  })
}

function measuresModel({ calls }: ModuleFacts, { name, unit }: ResolvedCall): boolean {
  if (EVALUATES.test(name)) return true
  return METRIC_CALLS.test(name) && calls.some((one) => one.unit === unit && MODEL.test(one.callee))
}

/** A least value, or the very value that it had. That a metric is there, and is not below zero, says nothing. */
function assertsAfter({ assertions, calls, units }: ModuleFacts, call: ResolvedCall): boolean {
  const end = units[call.unit]?.endLine ?? call.line
  const isBelow = ({ line }: { readonly line: number }): boolean => line >= call.line && line <= end
  return (
    assertions.some((one) => one.demands && isBelow(one)) ||
    calls.some((one) => VALUES.test(one.callee) && isBelow(one) && !one.arguments.some(({ value }) => value === 0))
  )
}

const VALUES =
  /(^|\.)(approx|assert(Greater|Less|AlmostEqual|GreaterEqual|LessEqual)|assert_(allclose|almost_equal|array_almost_equal|array_less|close|approx_equal))$/
