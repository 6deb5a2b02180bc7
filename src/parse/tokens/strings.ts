import { isLineEnd } from './chars.ts'

const BACKSLASH = 92

/** `true` when the quote at `at` is the first of three. */
export function isTripled(source: string, at: number): boolean {
  const quote = source.charCodeAt(at)
  return source.charCodeAt(at + 1) === quote && source.charCodeAt(at + 2) === quote
}

/**
 * Offset after the string whose opening quotes stand at `quoteAt`. A string that is never closed goes to the end of its
 * line, a triple-quoted one to the end of the text; the offset is then negated bitwise, so less than 0.
 */
export function stringEnd(source: string, quoteAt: number): number {
  return isTripled(source, quoteAt) ? tripleEnd(source, quoteAt) : singleEnd(source, quoteAt)
}

function tripleEnd(source: string, quoteAt: number): number {
  const quotes = source.slice(quoteAt, quoteAt + 3)
  let at = source.indexOf(quotes, quoteAt + 3)
  while (at !== -1 && isEscaped(source, at)) at = source.indexOf(quotes, at + 1)
  return at === -1 ? ~source.length : at + 3
}

/** An odd number of backslashes stands before. */
function isEscaped(source: string, at: number): boolean {
  let first = at
  while (source.charCodeAt(first - 1) === BACKSLASH) first--
  return (at - first) % 2 === 1
}

function singleEnd(source: string, quoteAt: number): number {
  const quote = source.charCodeAt(quoteAt)
  let at = quoteAt + 1
  while (at < source.length) {
    const unit = source.charCodeAt(at)
    if (unit === quote) return at + 1
    if (isLineEnd(unit)) return ~at
    at = unit === BACKSLASH ? afterEscape(source, at) : at + 1
  }
  return ~source.length
}

/** Offset after a backslash and what it escapes; `\` before `\r\n` escapes both. */
export function afterEscape(source: string, at: number): number {
  const next = source.startsWith('\r\n', at + 1) ? at + 3 : at + 2
  return Math.min(next, source.length)
}

/** What kind of string a prefix makes: `undefined` when it is no prefix. */
export type Prefix = 'plain' | 'formatted' | 'python2' | undefined

const PLAIN = new Set(['r', 'u', 'b', 'br', 'rb'])
const FORMATTED = new Set(['f', 'fr', 'rf', 't', 'tr', 'rt'])

/** Reads the letters before a quote: PEP 701 strings (`f`, `t`) are lexed inside, `ur` was dropped by Python 3. */
export function prefixKind(source: string, start: number, end: number): Prefix {
  if (end - start > 2) return undefined
  const letters = source.slice(start, end).toLowerCase()
  if (PLAIN.has(letters)) return 'plain'
  if (FORMATTED.has(letters)) return 'formatted'
  return letters === 'ur' ? 'python2' : undefined
}
