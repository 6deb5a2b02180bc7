import type { Pipelines } from '../../../src/facts/types/pipelines.ts'
import { type Code, placeOf } from '../evidence/use.ts'
import { metricInCode } from './metric-words.ts'
import type { MetricSign } from './own-metrics.ts'

/** Constants and keys that hold the least a metric has to reach. */
const LEAST = /(^|_)(min|minimum|least|required|target|threshold|gate)(_|$)/

/** What a metric is compared with: models that learn nothing, functions called baseline, least values. */
export function baselines({ modules, names }: Code, { configs }: Pipelines): MetricSign[] {
  const dummies = names.calls
    .filter(
      ({ role, name, origin }) => isOwn(role) && (isDummy(name) || (origin === 'first-party' && isBaseline(name))),
    )
    .map((call) => ({ message: `\`${last(call.name)}\` is a baseline`, at: placeOf(modules, call) }))
  const constants = modules.flatMap(({ path, role, definitions }) =>
    isOwn(role)
      ? definitions
          .filter((name) => name === name.toUpperCase() && isLeast(name))
          .map((name) => ({ message: `\`${name}\` is the least that a model has to reach`, at: { path } }))
      : [],
  )
  const settings = configs.flatMap(({ path, settings }) =>
    settings
      .filter(({ key }) => isLeast(key.split('.').at(-1) ?? ''))
      .map(({ key, line }) => ({ message: `\`${key}\` is the least that a model has to reach`, at: { path, line } })),
  )
  return [...dummies, ...constants, ...settings]
}

function isDummy(name: string): boolean {
  return /^sklearn\.dummy\.Dummy(Classifier|Regressor)$/.test(name)
}

function isBaseline(name: string): boolean {
  return /^(train|fit|evaluate|compute|run|predict|score)?_?(naive|dummy|majority|persistence|random)?_?baselines?(_\w*(score|metrics?|model|predict\w*|forecast))?$|^naive_forecast$/i.test(
    last(name),
  )
}

/** `MIN_AUC`, `accuracy_threshold`; `iou_threshold` says which boxes count, and is part of the metric. */
function isLeast(name: string): boolean {
  const normal = name.toLowerCase()
  const metric = metricInCode(normal)
  return metric !== undefined && metric !== 'IoU' && LEAST.test(normal)
}

function last(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1)
}

function isOwn(role: string): boolean {
  return role === 'source' || role === 'notebook'
}
