import type { Tokens } from '../../tokens/buffer.ts'
import * as code from '../../tokens/codes.ts'

/** Longer chains are no names that a rule could know; the bound keeps hostile ones cheap. */
const MOST_LINKS = 24

/**
 * The tokens as a chain of names, with calls as `()` and subscripts as `[]`: `pd.read_csv().groupby()[]`. `undefined`
 * when they are anything else.
 */
export function chainOf(tokens: Tokens, first: number, end: number): string | undefined {
  const from = tokens.code[first] === code.AWAIT ? first + 1 : first
  if (from >= end || !code.isName(tokens.code[from]!)) return undefined
  let chain = textOf(tokens, from)
  let at = from + 1
  for (let links = 0; at < end; links++) {
    if (links === MOST_LINKS) return undefined
    const link = linkAt(tokens, at, end)
    if (link === undefined) return undefined
    chain += link
    at = tokens.code[at] === code.DOT ? at + 2 : tokens.partner[at]! + 1
  }
  return chain
}

/** `.name`, `()` or `[]`. */
function linkAt(tokens: Tokens, at: number, end: number): string | undefined {
  const kind = tokens.code[at]
  if (kind === code.DOT)
    return at + 1 < end && code.isName(tokens.code[at + 1]!) ? `.${textOf(tokens, at + 1)}` : undefined
  const closes = tokens.partner[at]! > at && tokens.partner[at]! < end
  if (!closes) return undefined
  if (kind === code.OPEN_PAREN) return '()'
  return kind === code.OPEN_BRACKET ? '[]' : undefined
}

export function textOf({ source, start, end }: Tokens, at: number): string {
  return source.slice(start[at], end[at])
}
