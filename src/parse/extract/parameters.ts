import { afterGroup, findOutside } from '../statements/header.ts'
import type { Statement } from '../statements/statement.ts'
import type { Tokens } from '../tokens/buffer.ts'
import * as code from '../tokens/codes.ts'
import type { Syntax } from './syntax.ts'

/**
 * Number of parameters of the function whose `def` is this statement: all of them, `*args`, `**kwargs` and keyword-only
 * ones too. The markers `*` and `/` are none, and `self` or `cls` of a method is not counted.
 */
export function parameterCount(syntax: Syntax, index: number, isMethod: boolean): number {
  const { tokens } = syntax
  const { first, end } = syntax.statements[index]!
  const open = findOutside(tokens, code.OPEN_PAREN, first, end)
  if (open === end) return 0
  const starts = parameterStarts(tokens, open + 1, tokens.partner[open]! > open ? tokens.partner[open]! : end)
  const receiver = isMethod && starts[0] === open + 1 && isReceiver(tokens, starts[0]) && !isStatic(syntax, index)
  return starts.length - Number(receiver)
}

/** Tokens of the names of all parameters. */
export function parameterNames(tokens: Tokens, { first, end }: Statement): number[] {
  const open = findOutside(tokens, code.OPEN_PAREN, first, end)
  const close = open < end && tokens.partner[open]! > open ? tokens.partner[open]! : open
  return parameterStarts(tokens, open + 1, close).map((at) => (code.isName(tokens.code[at]!) ? at : at + 1))
}

/** First tokens of the parameters between two brackets. */
function parameterStarts(tokens: Tokens, from: number, end: number): number[] {
  const starts: number[] = []
  for (let at = from; at < end; at = afterComma(tokens, at, end)) if (!isMarker(tokens, at, end)) starts.push(at)
  return starts
}

/**
 * Index after the next comma that separates parameters or arguments; those of a `lambda` and between `for` and `in` of a
 * generator do not.
 */
export function afterComma(tokens: Tokens, from: number, end: number): number {
  let inner = 0
  for (let at = from; at < end; at = afterGroup(tokens, at)) {
    const kind = tokens.code[at]
    if (kind === code.LAMBDA || kind === code.FOR) inner++
    else if ((kind === code.COLON || kind === code.IN) && inner > 0) inner--
    else if (kind === code.COMMA && inner === 0) return at + 1
  }
  return end
}

/** `/`, or a `*` without a name. */
function isMarker(tokens: Tokens, at: number, end: number): boolean {
  const kind = tokens.code[at]
  if (kind === code.SLASH) return true
  return kind === code.STAR && (at + 1 >= end || tokens.code[at + 1] === code.COMMA)
}

function isReceiver(tokens: Tokens, at: number): boolean {
  const name = tokens.source.slice(tokens.start[at], tokens.end[at])
  return name === 'self' || name === 'cls'
}

/** One of the decorators right above is `staticmethod`. */
function isStatic({ tokens, statements }: Syntax, index: number): boolean {
  for (let at = index - 1; statements[at]?.kind === code.AT; at--)
    if (isStaticmethod(tokens, statements[at]!)) return true
  return false
}

function isStaticmethod(tokens: Tokens, { first, end }: Statement): boolean {
  return end - first === 2 && tokens.source.slice(tokens.start[first + 1], tokens.end[first + 1]) === 'staticmethod'
}
