import type { Tokens } from '../tokens/buffer.ts'
import * as code from '../tokens/codes.ts'

/** Line of triple quotes that are never closed: all that follows is text to Python. Undefined when there are none. */
export function unclosedLine({ source, count, code: kinds, start, end, line, partner }: Tokens): number | undefined {
  const last = count - 1
  const kind = kinds[last]
  if (kind === code.TRIPLE_STRING || kind === code.PREFIXED_TRIPLE_STRING)
    return isOpen(source.slice(start[last], end[last])) ? line[last] : undefined
  // The end of the text ends an f-string with a mark that has no characters.
  const opening = kind === code.FSTRING_END && start[last] === end[last] ? partner[last]! : last
  return kinds[opening] === code.FSTRING_TRIPLE_START ? line[opening] : undefined
}

/** The quotes at its end are those that opened it, or there are none. */
function isOpen(text: string): boolean {
  const opening = text.search(/"""|'''/)
  const quotes = text.slice(opening, opening + 3)
  return text.length < opening + 6 || !text.endsWith(quotes)
}
