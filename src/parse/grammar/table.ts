import * as code from '../tokens/codes.ts'
import type { Action } from './action.ts'
import * as action from './actions.ts'
import * as state from './states.ts'
import * as textual from './text-actions.ts'

/** Entries from here on are actions: what comes next depends on what is open. */
export const FIRST_ACTION = 64

const CODES = 128

/** Next state, or action, for a state and a token; 0 where the token cannot stand. */
const TABLE = new Uint8Array(state.STATES * CODES)

export function entryFor(from: number, token: number): number {
  return TABLE[from * CODES + token]!
}

export const ACTIONS: readonly Action[] = [
  action.open,
  action.call,
  action.subscript,
  action.close,
  action.comma,
  action.colon,
  action.ternary,
  action.otherwise,
  action.loop,
  action.loopParen,
  action.loopIn,
  action.star,
  action.stars,
  action.yields,
  action.yieldsFrom,
  action.walrus,
  action.keyword,
  action.assign,
  textual.number,
  action.lambda,
  action.parameterColon,
  textual.fstring,
  textual.fstringEnd,
  textual.field,
  textual.fieldClose,
  textual.conversion,
  textual.specification,
]

const NAMES = [code.NAME, code.MATCH, code.CASE, code.TYPE, code.PRINT, code.EXEC]
const STRINGS = [code.STRING, code.TRIPLE_STRING, code.PREFIXED_TRIPLE_STRING]
const FSTRINGS = [code.FSTRING_START, code.FSTRING_TRIPLE_START]
const CONSTANTS = [code.TRUE, code.FALSE, code.NONE, code.ELLIPSIS]
const OPENINGS = [code.OPEN_PAREN, code.OPEN_BRACKET, code.OPEN_BRACE]
const CLOSINGS = [code.CLOSE_PAREN, code.CLOSE_BRACKET, code.CLOSE_BRACE]
const SIGNS = [code.PLUS, code.MINUS, code.TILDE]
const BINARY = [code.OPERATOR, code.PLUS, code.MINUS, code.STAR, code.SLASH, code.DOUBLE_STAR, code.AT, code.IN]

function set(from: readonly number[], tokens: readonly number[], to: number | Action): void {
  const entry = typeof to === 'number' ? to : FIRST_ACTION + ACTIONS.indexOf(to)
  for (const one of from) for (const token of tokens) TABLE[one * CODES + token] = entry
}

const CONDITIONS = [state.CONDITION]
const EXPRESSIONS = [state.EXPRESSION, state.FRESH, state.YIELD, state.SUBSCRIPT, state.SUBSCRIPT_MORE, state.SLICE]
const OPERANDS = [state.OPERAND, state.IS, ...CONDITIONS, ...EXPRESSIONS]
const PRIMARIES = [state.PRIMARY, ...OPERANDS]
const ENDS = [state.AFTER, state.AFTER_STRING, state.AFTER_NAME]

set(PRIMARIES, [...NAMES, ...CONSTANTS], state.AFTER)
set(PRIMARIES, STRINGS, state.AFTER_STRING)
set(PRIMARIES, [code.NUMBER], textual.number)
set(PRIMARIES, FSTRINGS, textual.fstring)
set(PRIMARIES, OPENINGS, action.open)
set(OPERANDS, SIGNS, state.OPERAND)
set(OPERANDS, [code.AWAIT], state.PRIMARY)
set([...CONDITIONS, ...EXPRESSIONS], [code.NOT], state.CONDITION)
set(EXPRESSIONS, [code.LAMBDA], action.lambda)
set([state.IS], [code.NOT], state.OPERAND)
set([state.NOT_IN], [code.IN], state.OPERAND)

set([state.FRESH], NAMES, state.AFTER_NAME)
set([state.FRESH], [code.STAR], action.star)
set([state.FRESH], [code.DOUBLE_STAR], action.stars)
set([state.FRESH], [code.YIELD], action.yields)
set([state.YIELD], [code.FROM], action.yieldsFrom)
set([state.FRESH, state.YIELD, state.SUBSCRIPT_MORE, state.SLICE], CLOSINGS, action.close)
set([state.SUBSCRIPT, state.SUBSCRIPT_MORE, state.SLICE], [code.COLON], action.colon)
set([state.SLICE], [code.COMMA], action.comma)

set(ENDS, BINARY, state.OPERAND)
set(ENDS, [code.AND, code.OR], state.CONDITION)
set(ENDS, [code.NOT], state.NOT_IN)
set(ENDS, [code.IS], state.IS)
set(ENDS, [code.DOT], state.ATTRIBUTE)
set(ENDS, [code.OPEN_PAREN], action.call)
set(ENDS, [code.OPEN_BRACKET], action.subscript)
set(ENDS, CLOSINGS, action.close)
set(ENDS, [code.COMMA], action.comma)
set(ENDS, [code.COLON], action.colon)
set(ENDS, [code.IF], action.ternary)
set(ENDS, [code.ELSE], action.otherwise)
set(ENDS, [code.FOR], action.loop)
set(ENDS, [code.ASYNC], state.ASYNC)
set(ENDS, [code.ASSIGN], action.assign)
set([state.ASYNC], [code.FOR], action.loop)
set([state.AFTER_STRING], STRINGS, state.AFTER_STRING)
set([state.AFTER_STRING], FSTRINGS, textual.fstring)
set([state.AFTER_NAME], [code.ASSIGN], action.keyword)
set([state.AFTER_NAME], [code.WALRUS], action.walrus)
set([state.ATTRIBUTE], NAMES, state.AFTER)

set([state.LOOP, state.LOOP_MORE], NAMES, state.LOOP_NAME)
set([state.LOOP, state.LOOP_MORE], [code.OPEN_PAREN], action.loopParen)
set([state.LOOP_NAME], [code.COMMA], state.LOOP_MORE)
set([state.LOOP_MORE], [code.STAR], state.LOOP_STAR)
set([state.LOOP_STAR], NAMES, state.LOOP_NAME)
set([state.LOOP_NAME, state.LOOP_MORE], [code.CLOSE_PAREN], action.close)
set([state.LOOP_NAME, state.LOOP_MORE], [code.IN], action.loopIn)

set([state.TEXT], [code.FSTRING_TEXT], state.TEXT)
set([state.TEXT], [code.FSTRING_END], textual.fstringEnd)
set([state.TEXT], [code.FIELD_OPEN], textual.field)
set([state.TEXT, ...ENDS, state.CONVERTED, state.DEBUGGED], [code.FIELD_CLOSE], textual.fieldClose)
set([...ENDS, state.CONVERTED, state.DEBUGGED], [code.FIELD_SPEC], textual.specification)
set([...ENDS, state.DEBUGGED], [code.CONVERSION], state.CONVERSION)
set([state.CONVERSION], [code.NAME], textual.conversion)

set([state.PARAMETER], NAMES, state.PARAMETER_NAME)
set([state.PARAMETER], [code.STAR], state.PARAMETER_STAR)
set([state.PARAMETER], [code.DOUBLE_STAR], state.PARAMETER_STARS)
set([state.PARAMETER], [code.SLASH], state.PARAMETER_SLASH)
set([state.PARAMETER_STAR, state.PARAMETER_STARS], NAMES, state.PARAMETER_STARRED)
set([state.PARAMETER_NAME], [code.ASSIGN], state.EXPRESSION)
set(
  [state.PARAMETER_NAME, state.PARAMETER_STAR, state.PARAMETER_STARRED, state.PARAMETER_SLASH],
  [code.COMMA],
  state.PARAMETER,
)
set([state.PARAMETER, state.PARAMETER_SLASH], [code.COLON], action.colon)
set([state.PARAMETER_NAME, state.PARAMETER_STARRED], [code.COLON], action.parameterColon)
