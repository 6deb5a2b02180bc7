import type { Pipelines } from '../../../src/facts/types/pipelines.ts'
import type { ModuleFacts } from '../../../src/facts/types.ts'
import type { Code } from '../evidence/use.ts'
import { isProduction, lastPart } from '../names.ts'
import { metricInCode } from './metric-words.ts'
import { METRIC_CALLS } from './metrics.ts'

/** Settings whose value may name a metric. */
export const METRIC_KEY =
  /(^|[._-])(monitor|metric(s|_name|_for_best_model)?|optimized_metric|primary_metric|eval_metrics?|scoring|score|best_metric|key_indicator|save_best)$/i

/** Names of the metrics that code and settings of the project use, sorted. */
export function codeMetrics({ modules, names }: Code, { configs }: Pipelines): string[] {
  const called = names.calls.filter((call) => isProduction(call) && METRIC_CALLS.test(call.name))
  const settings = configs.flatMap((config) => config.settings.map(({ key, value }) => ({ keyword: key, value })))
  const used = [
    ...called.map(({ name }) => lastPart(name)),
    ...modules.filter(isProduction).flatMap(namesIn),
    ...settings.flatMap(metricTexts),
  ]
  return [...new Set(used.flatMap((name) => metricInCode(name) ?? []))].sort()
}

/** Names of units, and what arguments say the metric is. */
function namesIn({ units, calls }: ModuleFacts): string[] {
  const given = calls.flatMap((call) => call.arguments.flatMap(metricTexts))
  return [...units.map(({ name }) => lastPart(name)), ...given]
}

function metricTexts({ keyword = '', value }: { readonly keyword?: string; readonly value?: unknown }): string[] {
  return METRIC_KEY.test(keyword) ? texts(value) : []
}

/** A setting that is a text, or a list of them. */
export function texts(value: unknown): string[] {
  return typeof value === 'string' ? [value] : Array.isArray(value) ? value.map(String) : []
}
