import type { Argument, ResolvedCall } from '../../../src/facts/types/names.ts'
import { type Code, placeOf, writtenCall } from '../evidence/use.ts'
import { lastPart } from '../names.ts'
import { isHeldOut, isHeldOutWord } from './held-out-names.ts'
import type { HeldOut } from './held-out-place.ts'
import { EVALUATES, HOLDS_OUT, METRIC_CALLS } from './metrics.ts'

/** What a call tells: a sentence, and when the evaluation takes place. */
type Told = Pick<HeldOut, 'message' | 'during' | 'crossed'>

/** An evaluation that one call shows: of folds, of a framework, or with data that are held out. */
export function heldOutByCall(code: Code, call: ResolvedCall): HeldOut[] {
  const told = byFolds(call) ?? byFramework(call) ?? byData(code, call)
  return told === undefined ? [] : [{ ...told, at: placeOf(code.modules, call), module: call.module }]
}

const FOLDS = /\.(cross_val_score|cross_validate|cross_val_predict)$|SearchCV\.fit$|^(xgboost|lightgbm|catboost)\.cv$/

function byFolds({ name }: ResolvedCall): Told | undefined {
  if (!FOLDS.test(name) || !HOLDS_OUT.test(name.replace(/\.fit$/, ''))) return undefined
  return { message: `\`${lastPart(name)}\` judges on folds that were held out`, during: true, crossed: true }
}

function byFramework({ name }: ResolvedCall): Told | undefined {
  if (!/^ultralytics\.YOLO\.(train|val)$|\.Trainer\.(validate|test)$/.test(name)) return undefined
  return { message: `\`${lastPart(name)}\` evaluates on held-out data`, during: false }
}

/** It evaluates or loads data, and is given some that are held out. */
function byData(code: Code, call: ResolvedCall): Told | undefined {
  if (!isEvaluation(call) && !LOADER.test(call.name)) return undefined
  const held = writtenCall(code.modules, call).arguments.find(givesHeldOut)
  if (held === undefined) return undefined
  const given = held.name ?? `"${held.value}"`
  return { message: `\`${lastPart(call.name)}\` is given ${given}`, during: call.loops > 0 }
}

function givesHeldOut({ name, value, keyword }: Argument): boolean {
  if (name !== undefined && isHeldOut(name)) return true
  return typeof value === 'string' ? isHeldOutWord(value) : keyword === 'train' && value === false
}

const EVALUATING =
  /(^|\.)(eval|evaluate|evaluation|evaluator|validate|validation)\.\w+$|(^|\.)_?(do_|run_|model_)?(eval|evaluate|evaluation|validate|validation|valid|vali|val|test|score|predict|estimate_loss|accuracy|compute_metrics|compute_loss)(_\w+)?$|\.predict(_proba)?$/

/** What loads held-out data beside a training is there to be evaluated. */
const LOADER = /^torch\.utils\.data\.(dataloader\.)?DataLoader$/

function isEvaluation({ name, origin }: ResolvedCall): boolean {
  if (METRIC_CALLS.test(name) || EVALUATES.test(name)) return true
  if (origin === 'first-party') return EVALUATING.test(name)
  return (
    origin === 'third-party' &&
    /^(sklearn|xgboost|lightgbm|catboost|keras|tensorflow|tf_keras|statsmodels|transformers)\..*\.predict(_proba)?$/.test(
      name,
    )
  )
}
