import { afterGroup } from '../statements/header.ts'
import type { Tokens } from '../tokens/buffer.ts'
import * as code from '../tokens/codes.ts'

/** tree-sitter wants types in annotations, Python any expression, such as `float64[:]`: these tokens make types. */
const PARTS: ReadonlySet<number> = new Set([
  ...[code.DOT, code.OPEN_BRACKET, code.CLOSE_BRACKET, code.OPEN_PAREN, code.CLOSE_PAREN],
  ...[code.STRING, code.NUMBER, code.NONE, code.TRUE, code.FALSE, code.ELLIPSIS],
])

/**
 * Whether the tokens from `first` up to `=`, a comma or `end` are names, constants, calls and subscripts, perhaps joined by `|`.
 * That they make an expression is seen elsewhere.
 */
export function isType(tokens: Tokens, first: number, end: number): boolean {
  for (let at = first; at < end && !endsType(tokens.code[at]!); at = afterGroup(tokens, at)) {
    if (!isPart(tokens, at)) return false
    if (code.isBracket(tokens.code[at]!) && !areParts(tokens, at + 1, tokens.partner[at]!)) return false
  }
  return true
}

function endsType(kind: number): boolean {
  return kind === code.ASSIGN || kind === code.COMMA
}

function areParts(tokens: Tokens, first: number, end: number): boolean {
  for (let at = first; at < end; at++) if (tokens.code[at] !== code.COMMA && !isPart(tokens, at)) return false
  return true
}

function isPart({ source, start, code: codes }: Tokens, at: number): boolean {
  const kind = codes[at]!
  return code.isName(kind) || PARTS.has(kind) || (kind === code.OPERATOR && source[start[at]!] === '|')
}
