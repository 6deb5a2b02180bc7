import type { Tokens } from '../tokens/buffer.ts'
import * as code from '../tokens/codes.ts'

const PARTS = new Set([
  code.NUMBER,
  code.STRING,
  code.TRIPLE_STRING,
  code.PREFIXED_TRIPLE_STRING,
  code.TRUE,
  code.FALSE,
  code.NONE,
  code.ELLIPSIS,
  code.PLUS,
  code.MINUS,
  code.COMMA,
  code.COLON,
  code.OPEN_PAREN,
  code.CLOSE_PAREN,
  code.OPEN_BRACKET,
  code.CLOSE_BRACKET,
  code.OPEN_BRACE,
  code.CLOSE_BRACE,
])

/** The tokens are a literal: a constant, or a tuple, list, set or dictionary of literals. An f-string is none. */
export function isLiteral(tokens: Tokens, first: number, end: number): boolean {
  for (let at = first; at < end; at++) {
    const kind = tokens.code[at]!
    if (!PARTS.has(kind)) return false
    if (at > first && code.isBracket(kind) && endsOperand(tokens.code[at - 1]!)) return false
  }
  return end > first
}

/** A bracket after one of these is a call or a subscript. */
function endsOperand(kind: number): boolean {
  return code.isClosing(kind) || kind === code.NUMBER || (kind >= code.STRING && kind <= code.PREFIXED_TRIPLE_STRING)
}
