import * as code from '../tokens/codes.ts'
import { type Action, opened } from './action.ts'
import * as context from './contexts.ts'
import * as state from './states.ts'
import { isType } from './types.ts'

const { REJECT } = state

const OPENED = new Map([
  [code.OPEN_PAREN, context.PAREN],
  [code.OPEN_BRACKET, context.LIST],
  [code.OPEN_BRACE, context.BRACE],
])

const CLOSED = new Map([
  [context.PAREN, code.CLOSE_PAREN],
  [context.CALL, code.CLOSE_PAREN],
  [context.LOOP, code.CLOSE_PAREN],
  [context.LIST, code.CLOSE_BRACKET],
  [context.SUBSCRIPT, code.CLOSE_BRACKET],
  [context.BRACE, code.CLOSE_BRACE],
])

/** Brackets that may hold a comprehension. */
const COMPREHENSIBLE = new Set([context.PAREN, context.CALL, context.LIST, context.BRACE])

/** A bracket that starts an operand. */
export const open: Action = (place) => opened(place, OPENED.get(place.tokens.code[place.at]!)!, state.FRESH)

/** A bracket after an operand. */
export const call: Action = (place) => opened(place, context.CALL, state.FRESH)
export const subscript: Action = (place) => opened(place, context.SUBSCRIPT, state.SUBSCRIPT)

export const close: Action = ({ contexts, state: before, tokens, at }) => {
  const { kind } = contexts
  if (CLOSED.get(kind) !== tokens.code[at] || !isComplete(contexts, before)) return REJECT
  contexts.pop()
  return kind === context.LOOP ? state.LOOP_NAME : state.AFTER
}

/** No entry of a dictionary without its value, no `(*x)`, no `(x for y)`. */
function isComplete(contexts: context.Contexts, before: number): boolean {
  const { kind } = contexts
  if ((before === state.LOOP_NAME || before === state.LOOP_MORE) !== (kind === context.LOOP)) return false
  if (kind === context.BRACE) return before === state.FRESH || isEntry(contexts)
  return kind === context.PAREN ? !isLoneStar(contexts) : before !== state.YIELD
}

/** `*x` without a comma, which would make it a tuple. */
export function isLoneStar(contexts: context.Contexts): boolean {
  return contexts.has(context.SET) && !contexts.has(context.COMMAS)
}

function isEntry(contexts: context.Contexts): boolean {
  return !contexts.has(context.DICTIONARY) || contexts.has(context.COLON)
}

export const comma: Action = ({ contexts }) => {
  const { kind } = contexts
  if (contexts.has(context.COMPREHENSION | context.ALONE)) return REJECT
  if (kind === context.LAMBDA || kind === context.PARAMETERS) return nextElement(contexts, state.PARAMETER)
  if (kind === context.SUBSCRIPT) return nextElement(contexts, state.SUBSCRIPT_MORE)
  if (kind === context.FIELD) return state.CONDITION
  if (kind === context.TOP) return contexts.has(context.MAY_LIST) ? nextElement(contexts, state.FRESH) : REJECT
  if (kind === context.BRACE) return nextEntry(contexts)
  return COMPREHENSIBLE.has(kind) ? nextElement(contexts, state.FRESH) : REJECT
}

function nextElement(contexts: context.Contexts, next: number): number {
  contexts.next()
  return next
}

function nextEntry(contexts: context.Contexts): number {
  if (!isEntry(contexts)) return REJECT
  if (!contexts.has(context.DICTIONARY)) contexts.mark(context.SET)
  return nextElement(contexts, state.FRESH)
}

export const colon: Action = ({ contexts, state: before }) => {
  const { kind } = contexts
  if (kind === context.LAMBDA) return endLambda(contexts)
  if (before === state.PARAMETER || before === state.PARAMETER_SLASH) return REJECT
  if (kind === context.SUBSCRIPT) return sliceColon(contexts)
  return kind === context.BRACE ? entryColon(contexts) : REJECT
}

function endLambda(contexts: context.Contexts): number {
  contexts.pop()
  return state.EXPRESSION
}

function sliceColon(contexts: context.Contexts): number {
  if (contexts.has(context.COLONS)) return REJECT
  contexts.mark(contexts.has(context.COLON) ? context.COLONS : context.COLON)
  return state.SLICE
}

function entryColon(contexts: context.Contexts): number {
  if (contexts.has(context.COLON | context.SET | context.SPECIAL | context.COMPREHENSION)) return REJECT
  contexts.mark(context.COLON | context.DICTIONARY)
  return state.EXPRESSION
}

/** `if`: of a comprehension, or of `a if b else c`. */
export const ternary: Action = (place) => {
  const { contexts } = place
  if (contexts.has(context.COMPREHENSION)) return state.CONDITION
  return contexts.kind === context.TERNARY ? REJECT : opened(place, context.TERNARY, state.CONDITION)
}

export const otherwise: Action = ({ contexts }) => {
  if (contexts.kind !== context.TERNARY) return REJECT
  contexts.pop()
  return state.EXPRESSION
}

export const loop: Action = ({ contexts }) => {
  if (!COMPREHENSIBLE.has(contexts.kind) || contexts.has(context.COMMAS | context.SPECIAL)) return REJECT
  if (contexts.kind === context.BRACE && !isEntry(contexts)) return REJECT
  contexts.mark(context.COMPREHENSION)
  return state.LOOP
}

export const loopParen: Action = (place) => opened(place, context.LOOP, state.LOOP)

export const loopIn: Action = ({ contexts }) => {
  if (contexts.kind === context.LOOP) return REJECT
  return contexts.kind === context.TOP ? state.FRESH : state.CONDITION
}

export const star: Action = ({ contexts }) => {
  const { kind } = contexts
  if (kind === context.TOP ? !contexts.has(context.MAY_STAR) : !COMPREHENSIBLE.has(kind)) return REJECT
  if (contexts.has(context.DICTIONARY)) return REJECT
  contexts.mark(kind === context.CALL ? context.SPECIAL : context.SPECIAL | context.SET)
  return state.OPERAND
}

export const stars: Action = ({ contexts }) => {
  const isDictionary = contexts.kind === context.BRACE && !contexts.has(context.SET)
  if (contexts.kind !== context.CALL && !isDictionary) return REJECT
  contexts.mark(context.SPECIAL | context.COLON | (isDictionary ? context.DICTIONARY : 0))
  return state.OPERAND
}

export const yields: Action = ({ contexts }) => {
  const isAllowed = contexts.kind === context.PAREN || contexts.has(context.MAY_YIELD)
  if (!isAllowed || contexts.has(context.COMMAS)) return REJECT
  contexts.mark(context.SPECIAL)
  return state.YIELD
}

export const yieldsFrom: Action = ({ contexts }) => {
  contexts.mark(context.ALONE)
  return state.EXPRESSION
}

const NAMING = new Set([context.PAREN, context.CALL, context.LIST])

export const walrus: Action = ({ contexts }) =>
  NAMING.has(contexts.kind) || contexts.has(context.MAY_NAME) ? state.EXPRESSION : REJECT

export const keyword: Action = ({ contexts }) => {
  if (contexts.kind !== context.CALL) return REJECT
  contexts.mark(context.SPECIAL)
  return state.EXPRESSION
}

/** `=` after an annotation, or at the end of a field: `{x=}`. */
export const assign: Action = ({ contexts }) => {
  if (contexts.kind === context.FIELD) return state.DEBUGGED
  if (contexts.kind !== context.PARAMETERS || !contexts.has(context.COLON)) return REJECT
  contexts.next()
  return state.EXPRESSION
}

export const lambda: Action = (place) => opened(place, context.LAMBDA, state.PARAMETER)

/** The end of the parameters of a `lambda`, or an annotation; `*args: int = 1` is wrong. */
export const parameterColon: Action = ({ contexts, state: before, tokens, at, end }) => {
  if (contexts.kind === context.LAMBDA) return endLambda(contexts)
  if (!isType(tokens, at + 1, end)) return REJECT
  if (before === state.PARAMETER_NAME) contexts.mark(context.COLON)
  return state.EXPRESSION
}
