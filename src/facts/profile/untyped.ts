import type { TrainingSite } from '../types/profile.ts'
import type { Call, ModuleFacts } from '../types.ts'
import { isProduction, type View } from './view.ts'

/** Packages whose models are trained by `fit(X, y)`. */
const ESTIMATORS = /^(sklearn|imblearn|xgboost|lightgbm|catboost)(\.|$)/

const MODEL =
  /(^|[._])(model|pipe|pipeline|clf|classifier|regressor|estimator|learner)\d*(_\w+|\(\)|\[\])?\.fit$|Classifier\(\)\.fit$/i
const FEATURES = /^x|^features?(_|$)|(^|_)x(_|$)/i
const TARGETS = /^y|^(labels?|targets?)(_|$)|(^|_)y(_|$)/i

/**
 * `pipeline.fit(X, y)` where nothing tells what the pipeline is, such as one that a function is given: the names say it, in
 * a file that imports a package of such models.
 */
export function untypedFits({ modules, names }: View): TrainingSite[] {
  const files = new Set(modules.flatMap((facts, index) => (isProduction(facts) && mayFit(facts) ? [index] : [])))
  if (files.size === 0) return []
  const typed = names.calls.filter(({ module, name }) => files.has(module) && !name.startsWith('typing.'))
  const known = new Set(typed.map(({ module, call }) => `${module}:${call}`))
  return [...files].flatMap((module) => {
    const fits = modules[module]!.calls.filter((call, index) => isFit(call) && !known.has(`${module}:${index}`))
    return fits.map(({ unit, line, callee }) => ({ module, unit, line, by: callee }))
  })
}

function mayFit({ imports, calls }: ModuleFacts): boolean {
  return imports.some(({ module }) => ESTIMATORS.test(module)) && calls.some(isFit)
}

/** A model is given features and targets, in this order. */
function isFit({ callee, arguments: given }: Call): boolean {
  if (!MODEL.test(callee)) return false
  const named = (keyword: string, place: number): string =>
    (given.find((one) => one.keyword === keyword) ?? given.filter((one) => one.keyword === undefined)[place])?.name ??
    ''
  return FEATURES.test(lastOf(named('X', 0))) && TARGETS.test(lastOf(named('y', 1)))
}

/** `splits.X_train` is called `X_train`. */
function lastOf(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1)
}
