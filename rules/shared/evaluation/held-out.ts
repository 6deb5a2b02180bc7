import { locate } from '../../../src/facts/types/locate.ts'
import type { Argument, ResolvedCall } from '../../../src/facts/types/names.ts'
import type { Pipelines } from '../../../src/facts/types/pipelines.ts'
import type { Call, ModuleFacts, Unit } from '../../../src/facts/types.ts'
import type { Location } from '../../../src/model.ts'
import { type Code, placeOf, writtenCall } from '../evidence/use.ts'
import { isProduction, lastPart } from '../names.ts'
import { isHeldOut, isHeldOutWord, isNamedForEvaluation } from './held-out-names.ts'
import { EVALUATES, HOLDS_OUT, METRIC_CALLS } from './metrics.ts'

/** A place where a model is evaluated on data that it was not trained on. */
export interface HeldOut {
  readonly message: string
  readonly at: Location
  /** While training goes on, or by cross-validation. */
  readonly during: boolean
  /** Cross-validation: several models, each judged on the rest. */
  readonly crossed?: true
  /** Index of the module; absent for a file that is no code. */
  readonly module?: number
}

/** All such places in source code, notebooks, settings and pipelines. */
export function heldOutEvaluations(code: Code, pipelines: Pipelines): HeldOut[] {
  return [
    ...code.names.calls.filter(isProduction).flatMap((call) => byCall(code, call)),
    ...code.modules.flatMap((module, index) => (isProduction(module) ? inModule(module, index) : [])),
    ...bySettings(pipelines),
    ...byStages(pipelines),
  ]
}

function bySettings({ configs }: Pipelines): HeldOut[] {
  return configs.flatMap(({ path, settings }) => {
    const found = settings.find(
      ({ key, value }) =>
        /(^|\.)(eval(uation)?_strategy|val_evaluator(\.type)?|val_size)$/.test(key) &&
        !/^(no|none|0)$/i.test(String(value)),
    )
    if (found === undefined) return []
    return [{ message: `\`${found.key}\` evaluates during training`, at: { path, line: found.line }, during: true }]
  })
}

/** Tools whose stages do what their names say. */
const STAGE_TOOL = /^(dvc|make|snakemake|mlflow)$/

function byStages({ stages }: Pipelines): HeldOut[] {
  return stages
    .filter(({ tool, name }) => STAGE_TOOL.test(tool) && isEvaluating(name))
    .map(({ name, at }) => ({ message: `stage "${name}" evaluates`, at, during: false }))
}

function isEvaluating(name: string): boolean {
  return /(^|[_-])(eval|evaluate|evaluation|validate)([_-]|$)/i.test(name)
}

/** What a call tells: a sentence, and when the evaluation takes place. */
type Told = Pick<HeldOut, 'message' | 'during' | 'crossed'>

function byCall(code: Code, call: ResolvedCall): HeldOut[] {
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

const KEYWORDS =
  /^(validation_data|validation_split|eval_set|evals|valid_sets|eval_dataset|val_dataloaders?|eval_data|eval_strategy|evaluation_strategy|val_dataset|dev_dataset|evaluator|val_data)$/

/** A sign in the text of one module. */
interface Sign {
  readonly message: string
  readonly line: number
  readonly during: boolean
}

function inModule(facts: ModuleFacts, module: number): HeldOut[] {
  return [byKeyword(facts), byMethod(facts), byUnit(facts) ?? bySwitch(facts)].flatMap((sign) =>
    sign === undefined ? [] : [{ message: sign.message, at: locate(facts, sign.line), during: sign.during, module }],
  )
}

/** `fit(..., validation_data=...)`, `Trainer(eval_dataset=...)`. */
function byKeyword({ calls }: ModuleFacts): Sign | undefined {
  for (const { arguments: given, line } of calls) {
    const set = given.find(isSet)
    if (set) return { message: `\`${set.keyword}=\` evaluates during training`, line, during: true }
  }
  return undefined
}

/** Values with which a framework does not evaluate. */
const OFF: ReadonlySet<unknown> = new Set([null, 'no', false, 0])

function isSet({ keyword, value }: Argument): boolean {
  return keyword !== undefined && KEYWORDS.test(keyword) && !OFF.has(value)
}

function byMethod({ names }: ModuleFacts): Sign | undefined {
  const found = names.classes.find(
    ({ methods }) => methods.includes('validation_step') || methods.includes('validation_epoch_end'),
  )
  return (
    found && { message: `\`${found.name}.validation_step\` evaluates during training`, line: found.line, during: true }
  )
}

/** A function, or a script, that is there to evaluate: it switches the model over, or computes a metric. */
function byUnit(facts: ModuleFacts): Sign | undefined {
  const stem = stemOf(facts.path)
  const looped = new Set(facts.calls.flatMap(({ callee, loops }) => (loops > 0 ? [lastPart(callee)] : [])))
  const all = facts.units.filter((unit, index) => isForEvaluation(unit, stem) && evaluates(facts, index))
  const found = all.find(({ name }) => looped.has(lastPart(name))) ?? all[0]
  if (found === undefined) return undefined
  const { name, line } = found
  const during = looped.has(lastPart(name))
  return { message: `\`${name === '<script>' ? stem : name}\` evaluates a model`, line, during }
}

/** Lines after `model.eval()` within which the data follow. */
const NEAR = 5

/** `model.eval()` and then a function of any name that is given held-out data: its loop uses it for both. */
function bySwitch({ calls }: ModuleFacts): Sign | undefined {
  /** Line of the last switch, for each unit. */
  const switched = new Map<number, number>()
  for (const call of calls) {
    const { callee, line, unit, loops } = call
    if (isSwitch(call)) switched.set(unit, line)
    const since = line - (switched.get(unit) ?? Number.NEGATIVE_INFINITY)
    const data = since > 0 && since <= NEAR ? call.arguments.find(isHeldOutData) : undefined
    if (data) return { message: `\`${lastPart(callee)}\` is given ${data.name}`, line, during: loops > 0 }
  }
  return undefined
}

function isSwitch({ callee, positional, keywords }: Call): boolean {
  return callee.endsWith('.eval') && positional + keywords.length === 0
}

function isHeldOutData({ name }: Argument): boolean {
  return name !== undefined && isHeldOut(name)
}

function stemOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.(py|ipynb)$/, '')
}

function isForEvaluation({ name, kind }: Unit, stem: string): boolean {
  if (isNamedForEvaluation(stem)) return true
  return kind !== 'script' && name !== 'main' && isNamedForEvaluation(lastPart(name))
}

const EVALUATION = /(^|\.)(eval|no_grad|inference_mode|accuracy_score|f1_score|compute_metrics|evaluate)$/

function evaluates(facts: ModuleFacts, unit: number): boolean {
  const { calls, names } = facts
  if (calls.some((call) => call.unit === unit && EVALUATION.test(call.callee))) return measures(facts, unit)
  if (comparesColumns(names.subscripts.filter((one) => one.unit === unit && !one.write))) return true
  const given = names.signatures.find((one) => one.unit === unit)?.parameters ?? []
  return [TRUTH, PREDICTION].every((pattern) => given.some(({ name }) => pattern.test(name)))
}

const MEASURE =
  /loss|criterion|metric|score|(^|[_.])acc(uracy)?(_|$)|accuracy|correct|(^|[_.])err(or)?s?(_|$)|auc|roc|f1|fbeta|precision|recall|iou|dice|bleu|rouge|perplex|psnr|ssim|(^|_)fid|(^|_)r?m[sa]e(_|$)|ndcg|mrr|(^|_)m?ap(_|$)|(^|_)[wc]er(_|$)|hits?(_|$)|evaluat|confusion|compar|distance|similarity|corrcoef|correlation/i

/** Something is measured there: a function that only draws what a model makes of its input judges nothing. */
function measures({ calls, names, units }: ModuleFacts, unit: number): boolean {
  const called = calls.filter((call) => call.unit === unit)
  const given = called.flatMap((call) => call.arguments.flatMap(({ name, value }) => [name ?? '', String(value ?? '')]))
  const bound = names.bindings.filter((one) => one.unit === unit).flatMap(({ targets }) => targets)
  const texts = [units[unit]!.name, ...called.map(({ callee }) => callee), ...given, ...bound]
  return texts.some((text) => MEASURE.test(text))
}

/** `row["response"]` beside `row["true_response"]`. */
function comparesColumns(read: readonly { readonly columns: readonly string[] }[]): boolean {
  const columns = new Set(read.flatMap((one) => one.columns))
  return [...columns].some((name) => {
    const [, told] = /^(?:true|actual)_(\w+)$/.exec(name) ?? []
    return told !== undefined && [told, `predicted_${told}`, `pred_${told}`].some((other) => columns.has(other))
  })
}

/** A function that is given both compares them, whatever metric it was handed. */
const TRUTH = /^(y_?true|y_?test|y_?val|targets?|labels?|actuals?|ground_?truth|y)$/i
const PREDICTION = /^(y_?pred|y_?hat|y_?score|preds?|predictions?|predicted|y_?prob)$/i
