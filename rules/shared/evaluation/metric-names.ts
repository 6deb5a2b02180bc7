import type { Call } from '../../../src/facts/types.ts'
import type { FoundPlace, Location } from '../../../src/model.ts'
import type { Code } from '../evidence/use.ts'
import { projectOf } from '../training/projects.ts'
import { firstText, type WrittenCall, written } from './metric-signs.ts'

/** Names that people give the same metric. */
const SAME: readonly RegExp[] = [
  /^(acc|accuracy|accuracy_score)$/,
  /^(f1|f1_score|f_score|fscore)$/,
  /^(auc|roc_auc|auroc|rocauc|roc_auc_score)$/,
  /^(rmse|root_mean_squared_error)$/,
  /^(mse|mean_squared_error)$/,
  /^(mae|mean_absolute_error)$/,
  /^(r2|r2_score|r_squared)$/,
  /^(ppl|perplexity)$/,
]

/** A metric under its name in one file. */
interface Logged {
  readonly name: string
  readonly metric: number
  readonly at: Location
}

/** The same metric under another name in another file of a project: runs of the two cannot be compared by name. */
export function namesThatDiffer(code: Code): FoundPlace[] {
  const all = written(code, isLogged).flatMap(readName)
  return SAME.flatMap((_, metric) => {
    const same = all.filter((one) => one.metric === metric)
    const other = same.find((one) => isNamedOtherwise(one, same))
    const first = other && same.find((one) => projectOf(one.at.path) === projectOf(other.at.path))!
    return other && first ? [finding(other, first)] : []
  })
}

/** Its file never uses the name by which the first file of the project goes. */
function isNamedOtherwise({ name, at }: Logged, same: readonly Logged[]): boolean {
  const first = same.find((one) => projectOf(one.at.path) === projectOf(at.path))!
  const own = same.filter((one) => one.at.path === at.path)
  return first.at.path !== at.path && first.name !== name && own.every((one) => one.name !== first.name)
}

function isLogged({ callee }: Call): boolean {
  return /(^|\.)(log|log_metric|log_scalar|add_scalar|logkv)$/.test(callee)
}

/** `val/acc` and `train_acc` are `acc` of two splits. */
function readName({ call, at }: WrittenCall): Logged[] {
  const plain = (firstText(call) ?? '').toLowerCase().replaceAll(/[^a-z0-9]+/g, '_')
  const name = plain.replaceAll(
    /^(train(ing)?|val(id|idation)?|test|eval|dev)_|_(train(ing)?|val(id|idation)?|test|eval|dev)$/g,
    '',
  )
  const metric = SAME.findIndex((names) => names.test(name))
  return metric === -1 ? [] : [{ name, metric, at }]
}

function finding(other: Logged, first: Logged): FoundPlace {
  return {
    message: `the metric is called "${other.name}" here and "${first.name}" in ${first.at.path}; give it one name, so that runs can be compared`,
    at: other.at,
    risk: 'moderate',
    value: 0,
    lines: 0,
    content: `metric ${other.name} ${first.name}`,
    related: [first.at],
    relation: 'uses',
  }
}
