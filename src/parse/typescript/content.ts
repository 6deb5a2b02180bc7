import type { Hash } from '../extract/hash.ts'
import type { Range } from './code-lines.ts'
import type { Syntax } from './syntax.ts'

const SPACE = 32
const DOUBLE_QUOTE = 34
const SINGLE_QUOTE = 39
const COMMA = 44
const SEMICOLON = 59
const CLOSING = new Set([...')]}'].map((sign) => sign.charCodeAt(0)))

/**
 * Adds a stretch of code to a hash: comments, white space, semicolons, the choice of quotes and a comma before a closing
 * bracket do not matter, so that it survives moving and reformatting.
 */
export function addContent(hash: Hash, { source, comments }: Syntax, [start, end]: Range): void {
  let comment = firstEndingAfter(comments, start)
  let isCommaOpen = false
  for (let at = start; at < end; at++) {
    const skipped = comments[comment]
    if (skipped !== undefined && skipped.range[0] <= at) {
      at = skipped.range[1] - 1
      comment++
      continue
    }
    const unit = source.charCodeAt(at)
    if (unit <= SPACE || unit === SEMICOLON) continue
    if (isCommaOpen && !CLOSING.has(unit)) hash.add(COMMA)
    isCommaOpen = unit === COMMA
    if (!isCommaOpen) hash.add(unit === DOUBLE_QUOTE ? SINGLE_QUOTE : unit)
  }
}

/** Index of the first comment that ends after an offset. */
function firstEndingAfter(comments: Syntax['comments'], offset: number): number {
  let low = 0
  let high = comments.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (comments[middle]!.range[1] <= offset) low = middle + 1
    else high = middle
  }
  return low
}
