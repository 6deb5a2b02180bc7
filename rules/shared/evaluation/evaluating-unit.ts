import type { ModuleFacts, Unit } from '../../../src/facts/types.ts'
import { lastPart } from '../names.ts'
import { isNamedForEvaluation } from './held-out-names.ts'

/** A sign in the text of one module. */
export interface Sign {
  readonly message: string
  readonly line: number
  readonly during: boolean
}

/** A function, or a script, that is there to evaluate: it switches the model over, or computes a metric. */
export function evaluatingUnit(facts: ModuleFacts): Sign | undefined {
  const stem = stemOf(facts.path)
  const looped = new Set(facts.calls.flatMap(({ callee, loops }) => (loops > 0 ? [lastPart(callee)] : [])))
  const all = facts.units.filter((unit, index) => isForEvaluation(unit, stem) && evaluates(facts, index))
  const found = all.find(({ name }) => looped.has(lastPart(name))) ?? all[0]
  if (found === undefined) return undefined
  const { name, line } = found
  const during = looped.has(lastPart(name))
  return { message: `\`${name === '<script>' ? stem : name}\` evaluates a model`, line, during }
}

function stemOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.(py|ipynb)$/, '')
}

function isForEvaluation({ name, kind }: Unit, stem: string): boolean {
  if (isNamedForEvaluation(stem)) return true
  return kind !== 'script' && name !== 'main' && isNamedForEvaluation(lastPart(name))
}

const EVALUATION =
  /(^|\.)(eval|no_grad|inference_mode|accuracy_score|f1_score|compute_metrics|evaluate|(calculate|compute|calc)_(\w+_)?(loss|accuracy|metrics))$/

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
