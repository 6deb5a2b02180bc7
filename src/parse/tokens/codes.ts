/**
 * What a token is, as one small number, so that a file of tokens is one byte array. Plain constants: an enum is not
 * erasable, and a lookup in an object would cost more than the comparison.
 */
export const NAME = 1
export const NUMBER = 2
/** A string in single quotes, or a triple-quoted one without or with a prefix; f-strings are several tokens. */
export const STRING = 3
export const TRIPLE_STRING = 4
export const PREFIXED_TRIPLE_STRING = 5
/** Prefix and opening quotes of an f-string or t-string; its partner is the closing one. */
export const FSTRING_START = 6
export const FSTRING_TRIPLE_START = 7
export const FSTRING_TEXT = 8
export const FSTRING_END = 9
/** Brace of a replacement field. */
export const FIELD_OPEN = 10
export const FIELD_CLOSE = 11
/** Colon before a format specification; open until its field closes. */
export const FIELD_SPEC = 12
/** `!` before a conversion. */
export const CONVERSION = 13
/** A character that no Python 3 program holds outside of strings. */
export const BAD = 14

export const OPEN_PAREN = 20
export const CLOSE_PAREN = 21
export const OPEN_BRACKET = 22
export const CLOSE_BRACKET = 23
export const OPEN_BRACE = 24
export const CLOSE_BRACE = 25
export const COMMA = 26
export const COLON = 27
export const SEMICOLON = 28
export const DOT = 29
export const ASSIGN = 30
export const STAR = 31
export const DOUBLE_STAR = 32
export const SLASH = 33
export const PLUS = 34
export const MINUS = 35
export const AT = 36
export const ELLIPSIS = 37
/** Any other operator between two operands. */
export const OPERATOR = 38
export const TILDE = 39
/** `:=` */
export const WALRUS = 40
/** `->` */
export const ARROW = 41
/** `+=` and its kin. */
export const AUGMENTED = 42

const FIRST_KEYWORD = 64
export const AND = 64
export const AS = 65
export const ASSERT = 66
export const ASYNC = 67
export const AWAIT = 68
export const BREAK = 69
export const CLASS = 70
export const CONTINUE = 71
export const DEF = 72
export const DEL = 73
export const ELIF = 74
export const ELSE = 75
export const EXCEPT = 76
export const FALSE = 77
export const FINALLY = 78
export const FOR = 79
export const FROM = 80
export const GLOBAL = 81
export const IF = 82
export const IMPORT = 83
export const IN = 84
export const IS = 85
export const LAMBDA = 86
export const NONE = 87
export const NONLOCAL = 88
export const NOT = 89
export const OR = 90
export const PASS = 91
export const RAISE = 92
export const RETURN = 93
export const TRUE = 94
export const TRY = 95
export const WHILE = 96
export const WITH = 97
export const YIELD = 98

/** Words that are names, except in one place; and the two statements that Python 3 made functions. */
const FIRST_SOFT_KEYWORD = 112
export const MATCH = 112
export const CASE = 113
export const TYPE = 114
export const PRINT = 115
export const EXEC = 116

export function isName(code: number): boolean {
  return code === NAME || code >= FIRST_SOFT_KEYWORD
}

export function isKeyword(code: number): boolean {
  return code >= FIRST_KEYWORD && code < FIRST_SOFT_KEYWORD
}

/** `(`, `[` or `{`; the code of the closing bracket is one more. */
export function isBracket(code: number): boolean {
  return code === OPEN_PAREN || code === OPEN_BRACKET || code === OPEN_BRACE
}

export function isClosing(code: number): boolean {
  return code === CLOSE_PAREN || code === CLOSE_BRACKET || code === CLOSE_BRACE
}

export function isFstringStart(code: number): boolean {
  return code === FSTRING_START || code === FSTRING_TRIPLE_START
}

const STATEMENT_WORDS = new Set([
  ASSERT,
  BREAK,
  CLASS,
  CONTINUE,
  DEF,
  DEL,
  ELIF,
  EXCEPT,
  FINALLY,
  GLOBAL,
  IMPORT,
  NONLOCAL,
  PASS,
  RAISE,
  RETURN,
  TRY,
  WHILE,
  WITH,
])

/** A keyword that never stands inside brackets: not in an expression, nor in a list of parameters or imported names. */
export function startsStatement(code: number): boolean {
  return STATEMENT_WORDS.has(code)
}
