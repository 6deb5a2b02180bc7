import type { ResolvedCall } from '../../../src/facts/types/names.ts'
import type { Pipelines } from '../../../src/facts/types/pipelines.ts'
import { autoMlOf } from '../automl/tools.ts'
import { type Code, writtenCall } from '../evidence/use.ts'
import { callsOf } from '../names.ts'
import { FEATURE_ROOTS, type FeatureTool, featureToolOf, SHRINKS, SHRINKS_BY_L1 } from './selectors.ts'

/** A call that chooses, makes or compresses features. */
export interface FeatureCall {
  readonly call: ResolvedCall
  readonly kind: FeatureTool['kind'] | 'automl' | 'searches'
  /** It stands in a pipeline that a search or a cross-validation fits anew on each fold. */
  readonly inFolds: boolean
  /** A stage of a pipeline makes the list of features with it. */
  readonly stage?: Pipelines['stages'][number]
}

const FOLDS = /^(sklearn|dask_ml|skopt)(\.\w+)*\.(\w*SearchCV|cross_val_score|cross_validate)$/
const PIPELINE = /^(sklearn|imblearn)\.pipeline\.(Pipeline|make_pipeline)$/

/** All such calls in source code and notebooks, in their order. Polynomials in a notebook are mostly an exercise. */
export function featureCalls(code: Code, { stages }: Pipelines): FeatureCall[] {
  const calls = callsOf(code.names, FEATURE_ROOTS).filter(({ guarded }) => !guarded)
  const having = (pattern: RegExp): Set<number> =>
    new Set(calls.filter(({ name }) => pattern.test(name)).map(({ module }) => module))
  const [folds, pipelines] = [having(FOLDS), having(PIPELINE)]
  return calls.flatMap((call) => {
    const kind = kindOf(call, code)
    if (kind === undefined) return []
    const inFolds =
      kind !== 'compresses' &&
      kind !== 'shrinks' &&
      folds.has(call.module) &&
      pipelines.has(call.module) &&
      !isFittedAlone(calls, call)
    const stage = stages.find((one) => makesList(one, code.modules[call.module]!.path))
    return [{ call, kind, inFolds, ...(stage && { stage }) }]
  })
}

function kindOf(call: ResolvedCall, code: Code): FeatureCall['kind'] | undefined {
  if (autoMlOf(call.name)?.features) return 'automl'
  if (call.name.endsWith('PolynomialFeatures') && call.role === 'notebook') return undefined
  const kind = featureToolOf(call.name)?.kind
  if (kind !== undefined) return kind
  if (triesSubsets(call, code)) return 'searches'
  return shrinks(call, code) ? 'shrinks' : undefined
}

/** `Lasso()`, `LogisticRegression(penalty="l1")`. */
function shrinks(call: ResolvedCall, code: Code): boolean {
  if (SHRINKS.test(call.name)) return true
  return (
    SHRINKS_BY_L1.test(call.name) &&
    writtenCall(code.modules, call).arguments.some(
      ({ keyword, value }) => keyword === 'penalty' && /^(l1|elasticnet)$/.test(String(value)),
    )
  )
}

/** `cross_val_score(model, X[subset], y)` in a loop. */
function triesSubsets(call: ResolvedCall, code: Code): boolean {
  if (call.loops === 0 || !/^sklearn\.model_selection(\.\w+)*\.cross_(val_score|validate)$/.test(call.name))
    return false
  return writtenCall(code.modules, call).arguments.some(
    ({ name = '', keyword }, at) => (at === 1 || keyword === 'X') && name.endsWith('[]'),
  )
}

/** `SelectKBest().fit(X, y)`: outside of any pipeline. */
function isFittedAlone(calls: readonly ResolvedCall[], { module, name }: ResolvedCall): boolean {
  return calls.some((other) => other.module === module && other.name.startsWith(`${name}.fit`))
}

function makesList({ command = '', outs }: Pipelines['stages'][number], path: string): boolean {
  return command.includes(path) && outs.some((out) => /feature|column|select/i.test(out))
}

/** A selector that has seen the test data: it is fitted above the split, in the same unit. */
export function fittedBeforeSplit({ names }: Code): ResolvedCall[] {
  const calls = callsOf(names, /^(sklearn\.(feature_selection|model_selection)|boruta|mlxtend)\./)
  const splits = calls.filter(({ name }) => /\.train_test_split$/.test(name))
  return calls.filter((call) => {
    const owner = call.name.replace(/\.(fit|fit_transform)$/, '')
    if (owner === call.name || featureToolOf(owner)?.kind !== 'selects') return false
    const before = splits.filter(({ module, unit }) => module === call.module && unit === call.unit)
    return before.length > 0 && before.every(({ line }) => line > call.line)
  })
}
