import type { Tokens } from '../tokens/buffer.ts'
import * as code from '../tokens/codes.ts'

/** Longer chains are no names that a rule could know; the bound keeps hostile ones cheap. */
const MOST_LINKS = 32

/**
 * The dotted name before an opening parenthesis, calls in the chain written `()`: `df.groupby().agg`. `undefined` when
 * there is none: a keyword, an operator, a literal or a subscript stands there.
 */
export function calleeBefore(tokens: Tokens, open: number, first: number): string | undefined {
  let callee = ''
  let at = open - 1
  for (let links = 0; links < MOST_LINKS && at >= first; links++) {
    const kind = tokens.code[at]!
    if (kind === code.CLOSE_PAREN && tokens.partner[at]! < at) {
      callee = `()${callee}`
      at = tokens.partner[at]! - 1
    } else if (code.isName(kind)) {
      callee = tokens.source.slice(tokens.start[at], tokens.end[at]) + callee
      if (at - 1 < first || tokens.code[at - 1] !== code.DOT) return callee
      callee = `.${callee}`
      at -= 2
    } else return undefined
  }
  return undefined
}
