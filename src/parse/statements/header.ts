import type { Tokens } from '../tokens/buffer.ts'
import * as code from '../tokens/codes.ts'

const COMPOUND = new Set([
  code.CLASS,
  code.DEF,
  code.ELIF,
  code.ELSE,
  code.EXCEPT,
  code.FINALLY,
  code.FOR,
  code.IF,
  code.TRY,
  code.WHILE,
  code.WITH,
])

/** `true` for the words that open a compound statement or one of its clauses; `match` and `case` are told by context. */
export function opensBlock(kind: number): boolean {
  return COMPOUND.has(kind)
}

/**
 * Index of the first colon outside of brackets that ends no parameters of a `lambda`, from `first` up to `end`; `end` when
 * there is none.
 */
export function headerColon(tokens: Tokens, first: number, end: number): number {
  let lambdas = 0
  for (let at = first; at < end; at = afterGroup(tokens, at)) {
    const kind = tokens.code[at]
    if (kind === code.LAMBDA) lambdas++
    else if (kind === code.COLON && lambdas-- === 0) return at
  }
  return end
}

/** Index of the first token of this code outside of brackets, from `first` up to `end`; `end` when there is none. */
export function findOutside(tokens: Tokens, kind: number, first: number, end: number): number {
  for (let at = first; at < end; at = afterGroup(tokens, at)) if (tokens.code[at] === kind) return at
  return end
}

/** Index after the token, and after the closing bracket when the token opens one. */
export function afterGroup(tokens: Tokens, at: number): number {
  const partner = tokens.partner[at]!
  return partner > at ? partner + 1 : at + 1
}
