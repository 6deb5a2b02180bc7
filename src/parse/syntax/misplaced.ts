import type { Syntax } from '../extract/syntax.ts'
import { findOutside } from '../statements/header.ts'
import type { Statement } from '../statements/statement.ts'
import type { Tokens } from '../tokens/buffer.ts'
import * as code from '../tokens/codes.ts'

/** What stands between two operands. */
const BETWEEN = [code.AND, code.OR, code.IN, code.IS, code.IF, code.ELSE, code.AS, code.FOR, code.FROM, code.ASSIGN]
const OPERATORS = [code.OPERATOR, code.TILDE, code.WALRUS, code.ARROW, code.AUGMENTED]
const BEFORE_OPERAND = [...OPERATORS, code.PLUS, code.MINUS, code.AT, code.DOUBLE_STAR, code.NOT, code.LAMBDA]
const STRINGS = [code.STRING, code.TRIPLE_STRING, code.PREFIXED_TRIPLE_STRING]
const CONSTANTS = [code.NUMBER, code.ELLIPSIS, code.TRUE, code.FALSE, code.NONE]
const CLOSINGS = [code.CLOSE_PAREN, code.CLOSE_BRACKET, code.CLOSE_BRACE]
const FSTRING_STARTS = [code.FSTRING_START, code.FSTRING_TRIPLE_START]

const IS_BETWEEN = table(BETWEEN)
const NEEDS_OPERAND = table([...BETWEEN, ...BEFORE_OPERAND, code.DOT, code.IMPORT])
const IS_STRING = table([...STRINGS, ...FSTRING_STARTS, code.FSTRING_END])
const ENDS_OPERAND = table([...STRINGS, ...CONSTANTS, ...CLOSINGS, code.NAME, code.FSTRING_END])
/** A string follows a string; brackets after an operand are calls and subscripts. */
const ONLY_STARTS_OPERAND = table([
  ...CONSTANTS,
  ...STRINGS,
  ...FSTRING_STARTS,
  code.NAME,
  code.OPEN_BRACE,
  code.LAMBDA,
])
const NEVER_FIRST = table([
  ...CLOSINGS,
  ...[code.AND, code.OR, code.IN, code.IS, code.AS, code.ASSIGN, code.COLON, code.COMMA, code.DOT, code.SLASH],
])

function table(codes: readonly number[]): Uint8Array {
  const marks = new Uint8Array(256)
  for (const one of codes) marks[one] = 1
  return marks
}

/**
 * Line of the first token that cannot stand where it does, judged by its neighbours: `x =` without a value, a keyword
 * where a name is due, an operator before a closing bracket. The grammar takes such for names, or reads on in the next
 * line.
 */
export function misplacedLine({ tokens, statements }: Syntax): number | undefined {
  for (const statement of statements) {
    const at = misplacedToken(tokens, statement)
    if (at !== -1) return tokens.line[at]
  }
  return undefined
}

function misplacedToken(tokens: Tokens, statement: Statement): number {
  const { kind, first, end } = statement
  if (NEVER_FIRST[tokens.code[first]!] === 1 || namesSeveral(tokens, statement)) return first
  for (let at = first; at < end; at++) {
    if (lacksOperand(tokens, at, end)) return at
    if (at > first && !mayFollow(tokens, at, kind) && !isAfterSoftKeyword(tokens, first, at)) return at
  }
  return -1
}

/** `except A, B as e:`: several exceptions with a name have to be a tuple. */
function namesSeveral(tokens: Tokens, { kind, first, end }: Statement): boolean {
  if (kind !== code.EXCEPT) return false
  return findOutside(tokens, code.COMMA, first, end) < end && findOutside(tokens, code.AS, first, end) < end
}

/** Something that an operand has to follow stands last in its statement or in its brackets. */
function lacksOperand(tokens: Tokens, at: number, end: number): boolean {
  if (NEEDS_OPERAND[tokens.code[at]!] !== 1) return false
  return at + 1 === end || code.isClosing(tokens.code[at + 1]!)
}

/** Whether a token may stand after the one before it. */
function mayFollow(tokens: Tokens, at: number, kind: number): boolean {
  const word = tokens.code[at]!
  const before = tokens.code[at - 1]!
  if (before === code.DOT) return code.isName(word) || (kind === code.FROM && isImportDot(word))
  if (IS_BETWEEN[word] === 1) return mayStandBetween(word, before)
  if (endsOperand(before) && startsOperand(word)) return mayAdjoin(before, word, kind)
  if (!code.startsStatement(word)) return true
  return before === code.ASYNC || (kind === code.FROM && word === code.IMPORT && before !== code.IMPORT)
}

/** Strings side by side are one, and `from ...package` has no operand. */
function mayAdjoin(before: number, word: number, kind: number): boolean {
  if (before === code.ELLIPSIS) return kind === code.FROM
  return IS_STRING[before] === 1 && IS_STRING[word] === 1
}

/** In `from . import x` and `from .. import x`. */
function isImportDot(word: number): boolean {
  return word === code.DOT || word === code.ELLIPSIS || word === code.IMPORT
}

function mayStandBetween(word: number, before: number): boolean {
  if (endsOperand(before)) return true
  // `x, = pair` and `for x, in pairs`
  if (before === code.COMMA) return word === code.ASSIGN || word === code.IN
  if (word === code.IN) return before === code.NOT
  if (word === code.FOR) return before === code.ASYNC
  return word === code.FROM && before === code.YIELD
}

function endsOperand(kind: number): boolean {
  return ENDS_OPERAND[kind] === 1 || code.isName(kind)
}

function startsOperand(kind: number): boolean {
  return ONLY_STARTS_OPERAND[kind] === 1 || code.isName(kind)
}

/** `match x:`, `case x:` and `type X = ...`, and what Python 2 wrote as `print x`. */
function isAfterSoftKeyword(tokens: Tokens, first: number, at: number): boolean {
  return at === first + 1 && code.isName(tokens.code[first]!) && tokens.code[first] !== code.NAME
}
