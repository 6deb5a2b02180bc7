import { afterGroup } from '../statements/header.ts'
import type { Tokens } from '../tokens/buffer.ts'
import * as code from '../tokens/codes.ts'

/** What may stand in a tuple of targets in brackets; other targets there are left to tree-sitter. */
const INNER: ReadonlySet<number> = new Set([
  ...[code.COMMA, code.DOT, code.OPEN_PAREN, code.CLOSE_PAREN, code.OPEN_BRACKET, code.CLOSE_BRACKET],
])

/** Whether an expression, or a list of them, can be assigned to: `a, b.c, *d[0], (e, f)`. */
export function areTargets(tokens: Tokens, first: number, end: number): boolean {
  for (let from = first; from < end; ) {
    const comma = commaAfter(tokens, from, end)
    const isStarred = tokens.code[from] === code.STAR && (comma < end || from > first)
    if (!isTarget(tokens, isStarred ? from + 1 : from, comma)) return false
    from = comma + 1
  }
  return end > first
}

function commaAfter(tokens: Tokens, from: number, end: number): number {
  let at = from
  while (at < end && tokens.code[at] !== code.COMMA) at = afterGroup(tokens, at)
  return at
}

/** Whether one expression can be assigned to: a name, an attribute, a subscript, or a tuple or list of names. */
export function isTarget(tokens: Tokens, first: number, end: number): boolean {
  const kind = tokens.code[first]!
  if (first >= end) return false
  if (code.isName(kind)) return endsAssignable(tokens, first + 1, end)
  const isDisplay = kind === code.OPEN_PAREN || kind === code.OPEN_BRACKET
  return isDisplay && tokens.partner[first] === end - 1 && areNames(tokens, first, end - 1)
}

/** Attributes, subscripts and calls, the last of which is no call. */
function endsAssignable(tokens: Tokens, first: number, end: number): boolean {
  let isAssignable = true
  for (let at = first; at < end; ) {
    const kind = tokens.code[at]
    if (kind !== code.DOT && kind !== code.OPEN_PAREN && kind !== code.OPEN_BRACKET) return false
    isAssignable = kind !== code.OPEN_PAREN
    at = kind === code.DOT ? at + 2 : afterGroup(tokens, at)
  }
  return isAssignable
}

/** Names and attributes between brackets; a bracket after a name would be a call. */
function areNames(tokens: Tokens, open: number, close: number): boolean {
  for (let at = open + 1; at < close; at++) {
    const kind = tokens.code[at]!
    if (!code.isName(kind) && !INNER.has(kind)) return false
    if (code.isBracket(kind) && !code.isBracket(tokens.code[at - 1]!) && tokens.code[at - 1] !== code.COMMA)
      return false
  }
  return close > open + 1 && tokens.code[close - 1] !== code.OPEN_PAREN
}
