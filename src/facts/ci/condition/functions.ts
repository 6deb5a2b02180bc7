import { both, compare, either, negate, type Value } from './values.ts'

type Builtin = (args: readonly Value[]) => Value

/**
 * Functions of GitHub's and Azure's conditions. The status functions get the value they have in a run where nothing failed before
 * (https://docs.github.com/en/actions/reference/workflows-and-actions/expressions,
 * https://learn.microsoft.com/en-us/azure/devops/pipelines/process/expressions).
 */
const FUNCTIONS: Readonly<Record<string, Builtin>> = {
  always: () => true,
  success: () => true,
  succeeded: () => true,
  succeededorfailed: () => true,
  failure: () => false,
  failed: () => false,
  cancelled: () => false,
  canceled: () => false,
  eq: ([a, b]) => compare('==', a, b),
  ne: ([a, b]) => compare('!=', a, b),
  and: (args) => args.reduce<Value>(both, true),
  or: (args) => args.reduce<Value>(either, false),
  not: ([a]) => negate(a),
  in: ([a, ...others]) => others.reduce<Value>((found, one) => either(found, compare('==', a, one)), false),
  notin: ([a, ...others]) => negate(others.reduce<Value>((found, one) => either(found, compare('==', a, one)), false)),
  contains: ([a, b]) => texts(a, b, (text, part) => text.includes(part)),
  startswith: ([a, b]) => texts(a, b, (text, part) => text.startsWith(part)),
  endswith: ([a, b]) => texts(a, b, (text, part) => text.endsWith(part)),
}

export function callFunction(name: string, args: readonly Value[]): Value {
  const key = name.toLowerCase()
  return Object.hasOwn(FUNCTIONS, key) ? FUNCTIONS[key]!(args) : undefined
}

function texts(a: Value, b: Value, test: (text: string, part: string) => boolean): Value {
  return a === undefined || b === undefined ? undefined : test(String(a).toLowerCase(), String(b).toLowerCase())
}
