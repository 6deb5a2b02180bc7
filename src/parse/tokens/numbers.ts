import { isDigit, isWordPart } from './chars.ts'

const ZERO = 48
const DOT = 46
const UNDERSCORE = 95

/** Offset after the number that starts at `at`: a digit, or a dot before a digit. */
export function numberEnd(source: string, at: number): number {
  if (source.charCodeAt(at) === ZERO && isRadix(source.charCodeAt(at + 1))) return radixEnd(source, at + 2)
  let end = digitsEnd(source, at)
  if (source.charCodeAt(end) === DOT) end = digitsEnd(source, end + 1)
  end = exponentEnd(source, end)
  return isLetter(source.charCodeAt(end), 'j') ? end + 1 : end
}

/** Python 2 wrote `0777` for an octal number and `10L` for a long one; both are errors in Python 3. */
export function isPython2Number(source: string, start: number, end: number): boolean {
  if (isLetter(source.charCodeAt(end), 'l') && !isWordPart(source.charCodeAt(end + 1))) return true
  return source.charCodeAt(start) === ZERO && isOldOctal(source.slice(start, end))
}

function isOldOctal(text: string): boolean {
  return /^0[0_]*[1-9][0-9_]*$/.test(text)
}

function isRadix(unit: number): boolean {
  return isLetter(unit, 'x') || isLetter(unit, 'o') || isLetter(unit, 'b')
}

/** Digits after `0x`, `0o` or `0b`: `0b1else` is a number and a keyword. */
function radixEnd(source: string, at: number): number {
  const letter = source.charCodeAt(at - 1)
  if (isLetter(letter, 'x')) return hexadecimalEnd(source, at)
  const greatest = isLetter(letter, 'o') ? ZERO + 7 : ZERO + 1
  let end = at
  while (isDigitUpTo(source.charCodeAt(end), greatest)) end++
  return end
}

function isDigitUpTo(unit: number, greatest: number): boolean {
  return unit === UNDERSCORE || (unit >= ZERO && unit <= greatest)
}

function hexadecimalEnd(source: string, at: number): number {
  let end = at
  while (isHexDigit(source.charCodeAt(end))) end++
  return end
}

function digitsEnd(source: string, at: number): number {
  let end = at
  while (isDigit(source.charCodeAt(end)) || source.charCodeAt(end) === UNDERSCORE) end++
  return end
}

/** `1e5` has an exponent, `1else` has none. */
function exponentEnd(source: string, at: number): number {
  if (!isLetter(source.charCodeAt(at), 'e')) return at
  const sign = source.charCodeAt(at + 1)
  const digits = sign === 43 || sign === 45 ? at + 2 : at + 1
  return isDigit(source.charCodeAt(digits)) ? digitsEnd(source, digits) : at
}

function isHexDigit(unit: number): boolean {
  const lower = unit | 32
  return isDigit(unit) || unit === UNDERSCORE || (lower >= 97 && lower <= 102)
}

/** The letter in either case. */
function isLetter(unit: number, lower: string): boolean {
  return (unit | 32) === lower.charCodeAt(0)
}
