import { isLineEnd } from './chars.ts'
import { afterEscape, isTripled } from './strings.ts'

const BACKSLASH = 92
const OPEN_BRACE = 123
const CLOSE_BRACE = 125

/** How the literal text of an f-string reads, known from its opening. */
export interface FstringText {
  readonly quote: number
  readonly tripled: boolean
  readonly raw: boolean
  /** Inside a format specification: braces are never doubled there. */
  readonly specification: boolean
}

/** Offset of what ends the text that starts at `at`: a brace, the closing quotes, a line end, or the end of all. */
export function textEnd(source: string, from: number, text: FstringText): number {
  let at = from
  while (at < source.length) {
    const unit = source.charCodeAt(at)
    if (unit === BACKSLASH) at = afterBackslash(source, at, text)
    else if (isDoubledBrace(source, at, text)) at += 2
    else if (endsText(source, at, text)) return at
    else at++
  }
  return source.length
}

function endsText(source: string, at: number, text: FstringText): boolean {
  const unit = source.charCodeAt(at)
  if (unit === OPEN_BRACE || unit === CLOSE_BRACE) return true
  if (unit === text.quote) return !text.tripled || isTripled(source, at)
  return isLineEnd(unit) && !text.tripled
}

function isDoubledBrace(source: string, at: number, text: FstringText): boolean {
  const unit = source.charCodeAt(at)
  if (text.specification || (unit !== OPEN_BRACE && unit !== CLOSE_BRACE)) return false
  return source.charCodeAt(at + 1) === unit
}

/** A backslash escapes no brace (`\{x}` holds a field), but the braces of a named character are text: `\N{DASH}`. */
function afterBackslash(source: string, at: number, text: FstringText): number {
  const next = source.charCodeAt(at + 1)
  if (next === OPEN_BRACE || next === CLOSE_BRACE) return at + 1
  if (!text.raw && source.startsWith('N{', at + 1)) return afterName(source, at + 3)
  return afterEscape(source, at)
}

/** Names of characters are letters, digits, spaces and hyphens. */
function afterName(source: string, from: number): number {
  let at = from
  while (isNamePart(source.charCodeAt(at))) at++
  return source.charCodeAt(at) === CLOSE_BRACE ? at + 1 : at
}

function isNamePart(unit: number): boolean {
  const lower = unit | 32
  return (lower >= 97 && lower <= 122) || (unit >= 48 && unit <= 57) || unit === 32 || unit === 45
}
