import * as code from './codes.ts'

/** Operators of one character that have a code of their own. */
const SINGLE: Readonly<Record<string, number>> = {
  '(': code.OPEN_PAREN,
  ')': code.CLOSE_PAREN,
  '[': code.OPEN_BRACKET,
  ']': code.CLOSE_BRACKET,
  '{': code.OPEN_BRACE,
  '}': code.CLOSE_BRACE,
  ',': code.COMMA,
  ':': code.COLON,
  ';': code.SEMICOLON,
  '.': code.DOT,
  '=': code.ASSIGN,
  '*': code.STAR,
  '/': code.SLASH,
  '+': code.PLUS,
  '-': code.MINUS,
  '@': code.AT,
  '~': code.TILDE,
  // A lone exclamation mark is no operator outside of a replacement field.
  '!': code.BAD,
}

const SINGLE_CODES: Uint8Array = Uint8Array.from({ length: 128 }, (_, unit) => {
  return SINGLE[String.fromCharCode(unit)] ?? code.OPERATOR
})

const STAR = 42
const MINUS = 45
const DOT = 46
const COLON = 58
const EQUALS = 61
const GREATER = 62

/** Code of the operator of this length at `at`. */
export function operatorCode(source: string, at: number, length: number): number {
  const first = source.charCodeAt(at)
  if (length === 1) return SINGLE_CODES[first]!
  if (first === DOT) return code.ELLIPSIS
  const last = source.charCodeAt(at + length - 1)
  if (last === EQUALS) return length === 3 ? code.AUGMENTED : assignmentCode(first)
  if (first === STAR) return code.DOUBLE_STAR
  return first === MINUS ? code.ARROW : code.OPERATOR
}

/** Code of the operator of two characters that ends with `=`. */
function assignmentCode(first: number): number {
  if (first === COLON) return code.WALRUS
  return '=!<>'.includes(String.fromCharCode(first)) ? code.OPERATOR : code.AUGMENTED
}

/** Number of characters of the operator at `at`, the longest that fits. */
export function operatorLength(source: string, at: number): number {
  const first = source.charCodeAt(at)
  const second = source.charCodeAt(at + 1)
  if (first === second && isDoubled(first)) return source.charCodeAt(at + 2) === EQUALS ? 3 : 2
  if (first === 46) return source.startsWith('...', at) ? 3 : 1
  if (second === EQUALS && takesEquals(first)) return 2
  return isArrowOrUnequal(first, second) ? 2 : 1
}

/** `**`, `//`, `<<`, `>>`. */
function isDoubled(unit: number): boolean {
  return unit === 42 || unit === 47 || unit === 60 || unit === GREATER
}

/** `==`, `!=`, `<=`, `>=`, `:=` and the augmented assignments. */
function takesEquals(unit: number): boolean {
  return '=!<>:+-*/%@&|^'.includes(String.fromCharCode(unit))
}

/** `->`, and Python 2's `<>`. */
function isArrowOrUnequal(first: number, second: number): boolean {
  return second === GREATER && (first === 45 || first === 60)
}
