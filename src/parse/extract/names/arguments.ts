import type { Argument } from '../../../facts/types/names.ts'
import type { Tokens } from '../../tokens/buffer.ts'
import * as code from '../../tokens/codes.ts'
import { afterComma } from '../parameters.ts'
import { chainOf, textOf } from './chain.ts'
import { isFilled } from './filled.ts'
import { constantOf, stringAt } from './values.ts'

/** Calls with more arguments are tables of data. */
const MOST_ARGUMENTS = 24

const UNKNOWN: Argument = {}
const FILLED: Argument = { filled: true }

/** Arguments between two brackets, in order; what is neither a constant nor a chain of names stays empty. */
export function readArguments(tokens: Tokens, open: number, close: number): Argument[] {
  const found: Argument[] = []
  for (let at = open + 1; at < close && found.length < MOST_ARGUMENTS; ) {
    const next = afterComma(tokens, at, close)
    found.push(readArgument(tokens, at, tokens.code[next - 1] === code.COMMA ? next - 1 : next))
    at = next
  }
  return found
}

function readArgument(tokens: Tokens, first: number, end: number): Argument {
  const isKeyword = tokens.code[first + 1] === code.ASSIGN
  const from = isKeyword ? first + 2 : first
  const value = constantOf(tokens, from, end)
  const name = value === undefined ? chainOf(tokens, from, end) : undefined
  const rest = value !== undefined ? { value } : name !== undefined ? { name } : keysOf(tokens, from, end)
  return isKeyword ? { keyword: textOf(tokens, first), ...rest } : rest
}

const MOST_KEYS = 24

/** Keys of a dictionary that are constant strings; or that a text is put together. */
function keysOf(tokens: Tokens, first: number, end: number): Argument {
  if (tokens.code[first] !== code.OPEN_BRACE || tokens.partner[first] !== end - 1)
    return isFilled(tokens, first, end) ? FILLED : UNKNOWN
  const keys: string[] = []
  for (let at = first + 1; at < end - 1 && keys.length < MOST_KEYS; at = afterComma(tokens, at, end - 1))
    if (tokens.code[at] === code.STRING && tokens.code[at + 1] === code.COLON) keys.push(stringAt(tokens, at))
  return keys.length === 0 ? UNKNOWN : { keys }
}
