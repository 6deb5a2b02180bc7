/** Classes of ASCII characters, as far as the lexer tells them apart. */
export const BLANK = 1
export const LINE_END = 2
export const LETTER = 3
export const DIGIT = 4
export const QUOTE = 5
export const PUNCTUATION = 6
export const HASH = 7
export const BACKSLASH = 8

const CLASSES: Uint8Array = classify()

function classify(): Uint8Array {
  const classes = new Uint8Array(128)
  const set = (characters: string, kind: number) => {
    for (const character of characters) classes[character.charCodeAt(0)] = kind
  }
  set(' \t\f', BLANK)
  set('\n\r', LINE_END)
  set('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_', LETTER)
  set('0123456789', DIGIT)
  set('\'"', QUOTE)
  set('()[]{},:;.=+-*/%@&|^~<>!', PUNCTUATION)
  set('#', HASH)
  set('\\', BACKSLASH)
  return classes
}

/**
 * Class of a UTF-16 code unit; 0 for characters that Python 3 does not know outside of strings. Characters beyond
 * ASCII count as letters: which of them may stand in a name is left to the grammar. The end of the text (NaN) has none.
 */
export function classOf(unit: number): number {
  return unit > 127 ? LETTER : (CLASSES[unit] ?? 0)
}

/** Letter, digit, underscore, or beyond ASCII. */
export function isWordPart(unit: number): boolean {
  const kind = classOf(unit)
  return kind === LETTER || kind === DIGIT
}

export function isDigit(unit: number): boolean {
  return unit >= 48 && unit <= 57
}

/** `\n` or `\r`. */
export function isLineEnd(unit: number): boolean {
  return unit === 10 || unit === 13
}

/** Offset after the line end at `at`; `\r\n` is one. */
export function afterLineEnd(source: string, at: number): number {
  return source.charCodeAt(at) === 13 && source.charCodeAt(at + 1) === 10 ? at + 2 : at + 1
}
