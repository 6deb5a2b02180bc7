import type { Tokens } from '../tokens/buffer.ts'
import { type Action, opened } from './action.ts'
import * as context from './contexts.ts'
import * as state from './states.ts'

const { REJECT } = state

/** `0o8` and `1__0` would be wrong. */
const WHOLE = String.raw`\d(?:_?\d)*`
const DECIMAL = String.raw`(?:${WHOLE}\.?(?:${WHOLE})?|\.${WHOLE})(?:[eE][+-]?${WHOLE})?[jJ]?`
const NUMBER = new RegExp(`^(?:${DECIMAL}|0[xX](?:_?[0-9a-fA-F])+|0[oO](?:_?[0-7])+|0[bB](?:_?[01])+)$`)

export const number: Action = ({ tokens, at }) => {
  const isDigit = tokens.end[at]! - tokens.start[at]! === 1
  return isDigit || NUMBER.test(textOf(tokens, at)) ? state.AFTER : REJECT
}

/** t-strings (Python 3.14) are left to tree-sitter. */
export const fstring: Action = (place) =>
  /t/i.test(textOf(place.tokens, place.at)) ? REJECT : opened(place, context.FSTRING, state.TEXT)

export const fstringEnd: Action = ({ contexts }) => {
  if (contexts.kind !== context.FSTRING) return REJECT
  contexts.pop()
  return state.AFTER_STRING
}

export const field: Action = (place) => opened(place, context.FIELD, state.CONDITION)

export const fieldClose: Action = ({ contexts }) => {
  if (contexts.kind === context.SPECIFICATION) contexts.pop()
  if (contexts.kind !== context.FIELD) return REJECT
  contexts.pop()
  return state.TEXT
}

export const conversion: Action = ({ contexts, tokens, at }) =>
  contexts.kind === context.FIELD && /^[rsa]$/.test(textOf(tokens, at)) ? state.CONVERTED : REJECT

export const specification: Action = (place) =>
  place.contexts.kind === context.FIELD ? opened(place, context.SPECIFICATION, state.TEXT) : REJECT

function textOf({ source, start, end }: Tokens, at: number): string {
  return source.slice(start[at], end[at])
}
