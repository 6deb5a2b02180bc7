import type { Pipelines } from '../../../src/facts/types/pipelines.ts'
import { type Code, placeOf } from '../evidence/use.ts'
import { isProduction, lastPart } from '../names.ts'
import type { MetricSign } from './metric-signs.ts'
import { metricInCode } from './metric-words.ts'

/** Constants and keys that hold the least a metric has to reach. */
const LEAST = /(^|_)(min|minimum|least|required|target|threshold|gate)(_|$)/

/** What a metric is compared with: models that learn nothing, functions called baseline, least values. */
export function baselines(code: Code, pipelines: Pipelines): MetricSign[] {
  return [...comparedModels(code), ...leastConstants(code), ...leastSettings(pipelines)]
}

function comparedModels({ modules, names }: Code): MetricSign[] {
  return names.calls
    .filter(
      (call) =>
        isProduction(call) &&
        (isDummy(call.name) || (call.origin === 'first-party' && isBaseline(call.name) && !isOnDrift(modules, call))),
    )
    .map((call) => ({ message: `\`${lastPart(call.name)}\` is a baseline`, at: placeOf(modules, call) }))
}

/** What new data are compared with is called a baseline too. */
function isOnDrift(
  modules: Code['modules'],
  { module, name }: { readonly module: number; readonly name: string },
): boolean {
  return /drift|monitor/i.test(`${modules[module]!.path} ${name}`)
}

function leastConstants({ modules }: Code): MetricSign[] {
  return modules
    .filter(isProduction)
    .flatMap(({ path, definitions }) =>
      definitions
        .filter((name) => name === name.toUpperCase() && isLeast(name))
        .map((name) => ({ message: `\`${name}\` is the least that a model has to reach`, at: { path } })),
    )
}

function leastSettings({ configs }: Pipelines): MetricSign[] {
  return configs.flatMap(({ path, settings }) =>
    settings
      .filter(({ key }) => isLeast(lastPart(key)))
      .map(({ key, line }) => ({ message: `\`${key}\` is the least that a model has to reach`, at: { path, line } })),
  )
}

function isDummy(name: string): boolean {
  return /^sklearn\.dummy\.Dummy(Classifier|Regressor)$/.test(name)
}

function isBaseline(name: string): boolean {
  return /^(train|fit|evaluate|compute|run|predict|score)?_?(naive|dummy|majority|persistence|random)?_?baselines?(_\w*(score|metrics?|model|predict\w*|forecast))?$|^naive_forecast$/i.test(
    lastPart(name),
  )
}

/** `MIN_AUC`, `accuracy_threshold`; `iou_threshold` says which boxes count, and is part of the metric. */
function isLeast(name: string): boolean {
  const normal = name.toLowerCase()
  const metric = metricInCode(normal)
  return metric !== undefined && metric !== 'IoU' && LEAST.test(normal)
}
