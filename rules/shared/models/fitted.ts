import type { ResolvedCall } from '../../../src/facts/types/names.ts'
import type { Call } from '../../../src/facts/types.ts'
import { type Code, writtenCall } from '../evidence/use.ts'
import { callsOf } from '../names.ts'
import { ESTIMATOR, isInterpretable } from './estimators.ts'

/** A model of a library that the code makes and fits. */
export interface FittedModel {
  /** Name of its class. */
  readonly name: string
  readonly interpretable: boolean
  /** Where it is made. */
  readonly call: ResolvedCall
  /** Its predictions are used or scored; otherwise it is an inner step, such as a trend line. */
  readonly judged: boolean
  /** Fitted through a loop, a pipeline or a search, rather than by a call of its own. */
  readonly indirect: boolean
}

/** Calls that fit whatever they are given. */
const FITS_OTHERS =
  /^sklearn\.(pipeline|model_selection|multiclass|multioutput|compose|calibration)(\.\w+)*\.(\w+\.(fit|fit_predict)|cross_val_score|cross_validate|cross_val_predict)$/

const JUDGES =
  /\.(predict|predict_proba|score|decision_function|summary|evaluate)$|^(cross_val_score|cross_validate|cross_val_predict)$|(^|\.)(accuracy|f1|recall|precision|r2|roc_auc|mean_\w+_error)(_score)?$/

/** Models of libraries that source code and notebooks fit, in the order of the code. */
const LIBRARIES =
  /^(sklearn|xgboost|lightgbm|catboost|ngboost|cuml|interpret|pygam|imodels|statsmodels|lifelines|pyspark|corels|wittgenstein)\./

/** Models of libraries that source code and notebooks fit, in the order of the code. */
export function fittedModels(code: Code): FittedModel[] {
  const calls = callsOf(code.names, LIBRARIES).filter(({ guarded }) => !guarded)
  const direct = fittedByName(calls)
  const ensembles = calls.filter(({ name }) => ENSEMBLE.test(name))
  const others = new Set(calls.filter(({ name }) => FITS_OTHERS.test(name)).map(({ module }) => module))
  return calls
    .filter((call) => !isInner(call, ensembles, code))
    .map((call) => ({ call, interpretable: isInterpretable(call.name, writtenCall(code.modules, call).keywords) }))
    .filter(({ call, interpretable }) => interpretable || ESTIMATOR.test(call.name))
    .map((one) => ({ ...one, indirect: !direct.has(key(one.call, one.call.name)) }))
    .filter(({ call: { module }, indirect }) => !indirect || others.has(module) || fitsInLoop(code, module))
    .map((one) => ({ ...one, name: last(one.call.name), judged: isJudged(code, one.call) }))
}

/** Models that a call of their own fits, by module and name. */
function fittedByName(calls: readonly ResolvedCall[]): ReadonlySet<string> {
  const fits = calls.filter(({ name }) => /\.(fit|partial_fit|fit_predict|train)$/.test(name))
  return new Set(fits.map((call) => key(call, call.name.slice(0, call.name.lastIndexOf('.')))))
}

function key({ module }: ResolvedCall, name: string): string {
  return `${module}:${name}`
}

/** `AdaBoostClassifier(estimator=DecisionTreeClassifier(max_depth=1))`: a part of the ensemble, and no model by itself. */
function isInner(call: ResolvedCall, ensembles: readonly ResolvedCall[], { modules }: Code): boolean {
  return ensembles.some(
    (outer) =>
      outer.module === call.module &&
      outer.line <= call.line &&
      call.line <= outer.line + INNER_LINES &&
      writtenCall(modules, outer).arguments.some(
        ({ keyword = 'estimator', name }) =>
          /^(base_|final_)?estimator$/.test(keyword) && name === `${writtenCall(modules, call).callee}()`,
      ),
  )
}

const ENSEMBLE = /^sklearn\.ensemble(\.\w+)*\.[A-Z]\w+$/

/** Lines that an ensemble with its inner model takes. */
const INNER_LINES = 4

/** `for model in models: model.fit(X, y)`. */
function fitsInLoop({ modules }: Code, module: number): boolean {
  return modules[module]!.calls.some(
    ({ callee, loops }: Call) => loops > 0 && /(^|\.)(fit|cross_val_score|cross_validate)$/.test(callee),
  )
}

function isJudged({ modules }: Code, { module, unit }: ResolvedCall): boolean {
  const { calls, cells } = modules[module]!
  return calls.some((call) => (cells !== undefined || call.unit === unit) && JUDGES.test(call.callee))
}

function last(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1)
}
