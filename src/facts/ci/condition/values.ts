/** A value in a condition; undefined is one that cannot be told. */
export type Value = string | boolean | undefined

/** GitHub's rule: the empty text is false, every other text true. */
export function truth(value: Value): boolean | undefined {
  return typeof value === 'string' ? value !== '' : value
}

export function negate(value: Value): boolean | undefined {
  const known = truth(value)
  return known === undefined ? undefined : !known
}

/** False when one is false, however little is known of the other. */
export function both(left: Value, right: Value): Value {
  if (truth(left) === false || truth(right) === false) return false
  return truth(left) === undefined ? undefined : right
}

/** True when one is true, however little is known of the other. */
export function either(left: Value, right: Value): Value {
  if (truth(left) === true) return left
  if (truth(right) === true) return right
  return truth(left) === undefined ? undefined : right
}

/** Texts are compared without regard to case, as GitHub and Azure do. */
export function compare(operator: string, left: Value, right: Value): Value {
  if (left === undefined || right === undefined) return undefined
  if (operator === '==' || operator === '=') return same(left, right)
  if (operator === '!=') return !same(left, right)
  if (operator === '=~' || operator === '!~') return negateIf(operator === '!~', matches(String(left), String(right)))
  return undefined
}

function same(left: string | boolean, right: string | boolean): boolean {
  return String(left).toLowerCase() === String(right).toLowerCase()
}

function negateIf(negated: boolean, value: boolean | undefined): boolean | undefined {
  return negated ? negate(value) : value
}

/** More repetitions than this could take for ever on a text that nearly fits. */
const MOST_REPETITIONS = 6

/** Patterns that JavaScript reads otherwise than RE2 does, that are long, or that repeat much are not decided. */
export function matches(text: string, pattern: string): boolean | undefined {
  const [, source = pattern, flags = ''] = /^\/(.*)\/(i?)$/s.exec(pattern) ?? []
  const repetitions = source.match(/[*+{]/g)?.length ?? 0
  if (source.length > 200 || repetitions > MOST_REPETITIONS || /\([^)]*[+*][^)]*\)[+*{]/.test(source)) return undefined
  try {
    return new RegExp(source, flags).test(text.slice(0, 200))
  } catch {
    return undefined
  }
}
