import type { ResolvedCall } from '../../../src/facts/types/names.ts'
import type { ModuleFacts } from '../../../src/facts/types.ts'
import { type Code, placeOf } from '../evidence/use.ts'
import { isProduction, lastPart } from '../names.ts'
import { texts } from './code-metrics.ts'
import { isMetric, type MetricSign, metricOf, written } from './metric-signs.ts'
import { EVALUATES, METRIC_CALLS } from './metrics.ts'

/** Places where a metric is computed, in source code and notebooks. */
export function computed(code: Code): MetricSign[] {
  return [...calledMetrics(code), ...ownLambdas(code), ...givenMetrics(code)]
}

function calledMetrics({ modules, names }: Code): MetricSign[] {
  return names.calls
    .filter((call) => isProduction(call) && !call.guarded && computes(call))
    .map((call) => {
      const name = metricName(call.name)
      return { message: `\`${name}\` is computed`, at: placeOf(modules, call), ...metricOf(name) }
    })
}

/** Making a kind of metric of one's own computes none yet. */
const BASE = /^torchmetrics(\.metric)?\.Metric(\.|$)/

function computes({ name, origin }: ResolvedCall): boolean {
  if (origin === 'first-party')
    return isMetric(lastPart(name)) || /^(compute|calc\w*|get|eval\w*)_(\w+_)?metrics?$/.test(lastPart(name))
  return (METRIC_CALLS.test(name) && !BASE.test(name)) || EVALUATES.test(name)
}

/** The metric itself, not a method of its object: `torchmetrics.Accuracy.compute`. */
function metricName(name: string): string {
  if (EVALUATES.test(name)) return name.split('.').slice(-2).join('.')
  return lastPart(
    name.replace(
      /(\.(reset|update|compute|forward|to|clone|eval|train|cuda|cpu|add_state|tolist|item|numpy|mean|sum|round|astype|ravel|plot|result|update_state|reset_state|reset_states|add|add_batch))+$/,
      '',
    ),
  )
}

/** `psnr = lambda x: ...`, called under that name. */
function ownLambdas(code: Code): MetricSign[] {
  const names = code.modules.map(lambdaNames)
  return written(code, ({ callee }, module) => names[module]!.has(callee)).map(({ call: { callee }, at }) => ({
    message: `\`${callee}\` is computed`,
    at,
    ...metricOf(callee),
  }))
}

/** Names of metrics that the module binds, and that are no function of it. */
function lambdaNames({ definitions, units }: ModuleFacts): ReadonlySet<string> {
  return new Set(definitions.filter((name) => isMetric(name) && !units.some((unit) => unit.name === name)))
}

/** `model.compile(metrics=[...])`, `Trainer(compute_metrics=f)`. */
function givenMetrics(code: Code): MetricSign[] {
  return written(code, ({ callee, keywords }) => isFramework(callee) && keywords.some(isMetrics)).map(
    ({ call, at }) => {
      const given = call.arguments.find(({ keyword }) => keyword === 'metrics')
      return { message: `\`${call.callee}\` is given metrics`, at, ...metricOf(texts(given?.value)[0]) }
    },
  )
}

function isMetrics(keyword: string): boolean {
  return keyword === 'metrics' || keyword === 'compute_metrics'
}

function isFramework(callee: string): boolean {
  return /\.compile$|Trainer$/.test(callee)
}
