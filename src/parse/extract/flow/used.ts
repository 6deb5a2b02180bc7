import type { Statement } from '../../statements/statement.ts'
import type { Tokens } from '../../tokens/buffer.ts'
import * as code from '../../tokens/codes.ts'
import { findInner, type Inner, MOST_INNER, textOf } from './bound.ts'

/** Statements that read no name of a value: their words are names of something else. */
const NO_USES = new Set([code.IMPORT, code.FROM, code.GLOBAL, code.NONLOCAL, code.CASE, code.DEL])

/** Tokens of the names that a statement reads from outside of itself. @param bound tokens that it binds */
export function usedTokens(tokens: Tokens, statement: Statement, bound: ReadonlySet<number>): number[] {
  if (NO_USES.has(statement.kind)) return []
  const inner = findInner(tokens, statement)
  if (inner.length > MOST_INNER) return []
  const used: number[] = []
  // `match` itself is a name elsewhere.
  const first = statement.kind === code.MATCH ? statement.first + 1 : statement.first
  for (let at = first; at < statement.end; at++) {
    if (isUse(tokens, at) && !bound.has(at) && !isInner(tokens, at, inner)) used.push(at)
  }
  return used
}

/** A name that is no attribute, no keyword of an argument and no conversion of an f-string (`{x!r}`). */
function isUse({ code: codes }: Tokens, at: number): boolean {
  if (!code.isName(codes[at]!)) return false
  const before = codes[at - 1]
  if (before === code.DOT || before === code.CONVERSION) return false
  return !(codes[at + 1] === code.ASSIGN && (before === code.OPEN_PAREN || before === code.COMMA))
}

function isInner(tokens: Tokens, at: number, inner: readonly Inner[]): boolean {
  if (inner.length === 0) return false
  const name = textOf(tokens, at)
  return inner.some((range) => range.name === name && at >= range.first && at < range.end)
}
