import type { Argument } from '../../../facts/types/names.ts'
import type { Tokens } from '../../tokens/buffer.ts'
import * as code from '../../tokens/codes.ts'
import { afterComma } from '../parameters.ts'
import { chainOf, textOf } from './chain.ts'
import { constantOf } from './values.ts'

/** Calls with more arguments are tables of data. */
const MOST_ARGUMENTS = 24

const UNKNOWN: Argument = {}

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
  if (!isKeyword) return value !== undefined ? { value } : name !== undefined ? { name } : UNKNOWN
  const keyword = textOf(tokens, first)
  return value !== undefined ? { keyword, value } : name !== undefined ? { keyword, name } : { keyword }
}
