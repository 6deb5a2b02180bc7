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
  const isPlain = plainEnd(tokens, from, end) === end && (end - from) >> 1 <= MOST_LINKS
  if (isPlain) return tokens.source.slice(tokens.start[from], tokens.end[end - 1])
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

/** Index after the names and dots from `from` on that follow each other without white space. */
function plainEnd({ code: codes, start, end: ends }: Tokens, from: number, end: number): number {
  let at = from + 1
  while (at + 1 < end && codes[at] === code.DOT && code.isName(codes[at + 1]!)) {
    if (start[at] !== ends[at - 1] || start[at + 1] !== ends[at]) return at
    at += 2
  }
  return at
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
