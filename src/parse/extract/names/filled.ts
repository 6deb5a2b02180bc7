import type { Tokens } from '../../tokens/buffer.ts'
import * as code from '../../tokens/codes.ts'

/**
 * Whether the tokens are a text that is put together from values: `f"... {name}"`, `"..." + name`, `"..." % name`,
 * `"...".format(name)`. Names in capitals are constants and fill in nothing.
 */
export function isFilled(tokens: Tokens, first: number, end: number): boolean {
  const kind = tokens.code[first]
  if (kind === code.FSTRING_START || kind === code.FSTRING_TRIPLE_START) return hasField(tokens, first, end)
  if (kind !== code.STRING && kind !== code.TRIPLE_STRING) return false
  const after = afterStrings(tokens, first, end)
  return after < end && joins(tokens, after) && hasVariable(tokens, after + 1, end)
}

function afterStrings({ code: kinds }: Tokens, first: number, end: number): number {
  let at = first
  while (at < end && (kinds[at] === code.STRING || kinds[at] === code.TRIPLE_STRING)) at++
  return at
}

/** `+`, `%`, or `.format`. */
function joins({ code: kinds, source, start }: Tokens, at: number): boolean {
  if (kinds[at] === code.DOT) return source.startsWith('format(', start[at + 1])
  return kinds[at] === code.PLUS || (kinds[at] === code.OPERATOR && source[start[at]!] === '%')
}

function hasField(tokens: Tokens, first: number, end: number): boolean {
  for (let at = first; at < end; at++)
    if (tokens.code[at] === code.FIELD_OPEN && hasVariable(tokens, at + 1, tokens.partner[at]!)) return true
  return false
}

function hasVariable({ code: kinds, source, start, end: ends }: Tokens, first: number, end: number): boolean {
  for (let at = first; at < end; at++) {
    if (!code.isName(kinds[at]!)) continue
    const isFormat = kinds[at - 1] === code.DOT && source.startsWith('format(', start[at])
    if (!isFormat && /[a-z]/.test(source.slice(start[at], ends[at]))) return true
  }
  return false
}
