import { callFunction } from './functions.ts'
import { type ConditionToken, conditionTokens } from './tokens.ts'
import { both, compare, either, negate, truth, type Value } from './values.ts'

/** Value of a name in a condition; undefined when it cannot be told. */
export type Lookup = (name: string) => Value

interface Evaluating {
  readonly tokens: readonly ConditionToken[]
  readonly lookup: Lookup
  at: number
}

/** Whether a condition holds; undefined when that cannot be told. Text that is no condition cannot. */
export function evaluate(text: string, lookup: Lookup): boolean | undefined {
  const tokens = conditionTokens(text)
  if (tokens === undefined || tokens.length === 0) return undefined
  const state: Evaluating = { tokens, lookup, at: 0 }
  const value = disjunction(state)
  return state.at === tokens.length ? truth(value) : undefined
}

/** Names that a condition mentions. */
export function namesIn(text: string): string[] {
  return (conditionTokens(text) ?? []).flatMap(({ kind, value }) => (kind === 'name' ? [value] : []))
}

function take(state: Evaluating, ...operators: readonly string[]): string | undefined {
  const token = state.tokens[state.at]
  if (token?.kind !== 'operator' || !operators.includes(token.value)) return undefined
  state.at++
  return token.value
}

function disjunction(state: Evaluating): Value {
  let value = conjunction(state)
  while (take(state, '||')) value = either(value, conjunction(state))
  return value
}

function conjunction(state: Evaluating): Value {
  let value = negation(state)
  while (take(state, '&&')) value = both(value, negation(state))
  return value
}

function negation(state: Evaluating): Value {
  return take(state, '!') ? negate(negation(state)) : comparison(state)
}

function comparison(state: Evaluating): Value {
  const left = operand(state)
  const operator = take(state, '==', '=', '!=', '=~', '!~', '<', '>', '<=', '>=', 'in', 'is')
  if (operator === undefined) return left
  if (operator === 'in') return isIn(state, left)
  if (operator === 'is') return isPresent(state, left)
  return compare(operator, left, operand(state))
}

/** Travis: `branch IN (main, master)`. */
function isIn(state: Evaluating, left: Value): Value {
  const values = take(state, '(') ? argumentsOf(state) : []
  return values.reduce<Value>((found, value) => either(found, compare('==', left, value)), false)
}

/** Travis: `tag IS present`, `tag IS NOT present`, `tag IS blank`. */
function isPresent(state: Evaluating, left: Value): Value {
  const negated = take(state, '!') !== undefined
  const word = state.tokens[state.at++]?.value.toLowerCase()
  const present = left === undefined ? undefined : left !== ''
  const asked = word === 'blank' ? negate(present) : present
  return negated ? negate(asked) : asked
}

function operand(state: Evaluating): Value {
  if (take(state, '(')) {
    const value = disjunction(state)
    take(state, ')')
    return value
  }
  const token = state.tokens[state.at++]
  if (token === undefined || token.kind === 'operator') return undefined
  if (token.kind !== 'name') return token.value
  return take(state, '(') ? callFunction(token.value, argumentsOf(state)) : nameValue(state, token.value)
}

function nameValue({ lookup }: Evaluating, name: string): Value {
  if (/^(?:true|false)$/i.test(name)) return name.toLowerCase() === 'true'
  if (/^null$/i.test(name)) return ''
  return /^-?\d/.test(name) ? name : lookup(name)
}

function argumentsOf(state: Evaluating): Value[] {
  const values: Value[] = []
  while (state.at < state.tokens.length && !take(state, ')')) {
    const before = state.at
    values.push(disjunction(state))
    take(state, ',')
    if (state.at === before) state.at++
  }
  return values
}
