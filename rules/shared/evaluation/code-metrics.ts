import type { Pipelines } from '../../../src/facts/types/pipelines.ts'
import type { Code } from '../evidence/use.ts'
import { metricInCode } from './metric-words.ts'
import { METRIC_CALLS } from './metrics.ts'

/** Settings whose value may name a metric. */
export const METRIC_KEY =
  /(^|[._-])(monitor|metric(s|_name|_for_best_model)?|optimized_metric|primary_metric|eval_metrics?|scoring|score|best_metric|key_indicator|save_best)$/i

/** Names of the metrics that code and settings of the project use, sorted. */
export function codeMetrics({ modules, names }: Code, { configs }: Pipelines): string[] {
  const called = names.calls
    .filter(({ role, name }) => isOwn(role) && METRIC_CALLS.test(name))
    .map(({ name }) => last(name))
  const own = modules
    .filter(({ role }) => isOwn(role))
    .flatMap(({ units, calls }) => [
      ...units.map(({ name }) => last(name)),
      ...calls.flatMap(({ arguments: given }) =>
        given.flatMap(({ keyword = '', value }) => (METRIC_KEY.test(keyword) ? texts(value) : [])),
      ),
    ])
  const settings = configs.flatMap((config) =>
    config.settings.flatMap(({ key, value }) => (METRIC_KEY.test(key) ? texts(value) : [])),
  )
  return [...new Set([...called, ...own, ...settings].flatMap((name) => metricInCode(name) ?? []))].sort()
}

function isOwn(role: string): boolean {
  return role === 'source' || role === 'notebook'
}

function last(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1)
}

/** A setting that is a text, or a list of them. */
export function texts(value: unknown): string[] {
  return typeof value === 'string' ? [value] : Array.isArray(value) ? value.map(String) : []
}
