import type { Statement } from '../statements/statement.ts'
import type { Tokens } from '../tokens/buffer.ts'
import * as code from '../tokens/codes.ts'

/** Longest statement that has a shape, in tokens; a longer one will hardly come again. */
const LONGEST = 1000

const UNDERSCORE = 95
const LOWER_CASE = 32
/** `x`, `o` and `b`, as the second character of a number. */
const RADIX: readonly number[] = [120, 111, 98]

/** A buffer for {@link shapeOf} with room for the longest statement, were all its tokens operators of three characters. */
export function shapeBuffer(): Buffer {
  return Buffer.alloc(4 * LONGEST + 1)
}

/**
 * The kind and the token codes of a statement, with the text of its operators: all names are alike in it, numbers and
 * strings too. Undefined when that would not tell all that the grammar looks at, as for f-strings.
 */
export function shapeOf(tokens: Tokens, { kind, first, end }: Statement, buffer: Buffer): string | undefined {
  if (end - first > LONGEST) return undefined
  const { code: codes } = tokens
  let size = 0
  buffer[size++] = kind
  for (let at = first; at < end; at++) {
    const token = codes[at]!
    buffer[size++] = token
    if (token === code.OPERATOR) size = addText(tokens, at, buffer, size)
    else if (!isAlike(tokens, token, at)) return undefined
  }
  return buffer.toString('latin1', 0, size)
}

/** Whether the text of the token makes no difference to the grammar. */
function isAlike({ source, start, end }: Tokens, token: number, at: number): boolean {
  if (token === code.NUMBER) return isDecimal(source, start[at]!, end[at]!)
  return token !== code.FSTRING_START && token !== code.FSTRING_TRIPLE_START
}

/** Digits and dots, perhaps with an exponent. A number such as `0o8` or `1__0` would be wrong. */
function isDecimal(source: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (source.charCodeAt(at) === UNDERSCORE) return false
  return end - start === 1 || !RADIX.includes(source.charCodeAt(start + 1) | LOWER_CASE)
}

function addText({ source, start, end }: Tokens, token: number, buffer: Buffer, size: number): number {
  let next = size
  for (let at = start[token]!; at < end[token]!; at++) buffer[next++] = source.charCodeAt(at)
  return next
}
