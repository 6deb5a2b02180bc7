import type { LiteralValue } from '../../../facts/types/names.ts'
import type { Tokens } from '../../tokens/buffer.ts'
import * as code from '../../tokens/codes.ts'
import { isLiteral } from '../literal.ts'
import { textOf } from './chain.ts'

const LONGEST_TEXT = 200
const MOST_ITEMS = 60

const CONSTANTS: ReadonlyMap<number, LiteralValue> = new Map<number, LiteralValue>([
  [code.TRUE, true],
  [code.FALSE, false],
  [code.NONE, null],
])

/** Value of the tokens where they are one constant, or brackets around strings alone. */
export function constantOf(tokens: Tokens, first: number, end: number): LiteralValue | readonly string[] | undefined {
  if (end - first === 1) return constantAt(tokens, first)
  if (end - first === 2 && tokens.code[first] === code.MINUS) return negative(constantAt(tokens, first + 1))
  return stringListOf(tokens, first, end)
}

/** Strings of a list, tuple or set of strings. */
export function stringListOf(tokens: Tokens, first: number, end: number): readonly string[] | undefined {
  return first < end && isStringList(tokens, first, end) ? stringsOf(tokens, first, end) : undefined
}

function constantAt(tokens: Tokens, at: number): LiteralValue | undefined {
  const kind = tokens.code[at]!
  if (kind === code.STRING || kind === code.TRIPLE_STRING) return stringAt(tokens, at)
  return kind === code.NUMBER ? numberAt(tokens, at) : CONSTANTS.get(kind)
}

function negative(value: LiteralValue | undefined): number | undefined {
  return typeof value === 'number' ? -value : undefined
}

function numberAt(tokens: Tokens, at: number): number | undefined {
  const value = Number(textOf(tokens, at).replaceAll('_', ''))
  return Number.isFinite(value) ? value : undefined
}

/** Text of a string without prefix and quotes; escapes as written. */
export function stringAt(tokens: Tokens, at: number): string {
  const start = tokens.start[at]!
  const end = tokens.end[at]!
  const head = /^[A-Za-z]{0,3}("""|'''|["'])/.exec(tokens.source.slice(start, Math.min(start + 6, end)))
  if (head === null) return ''
  const from = start + head[0].length
  const to = Math.max(from, end - head[1]!.length)
  return tokens.source.slice(from, Math.min(to, from + LONGEST_TEXT))
}

/** Whether the tokens are one pair of brackets with at least one string in it and no other constants. */
function isStringList(tokens: Tokens, first: number, end: number): boolean {
  if (!code.isBracket(tokens.code[first]!) || tokens.partner[first] !== end - 1) return false
  return tokens.code[first + 1] === code.STRING && isLiteral(tokens, first, end)
}

/** All strings among the tokens, at most 60. */
export function stringsOf(tokens: Tokens, first: number, end: number): string[] {
  const texts: string[] = []
  for (let at = first; at < end && texts.length < MOST_ITEMS; at++)
    if (tokens.code[at] === code.STRING) texts.push(stringAt(tokens, at))
  return texts
}
