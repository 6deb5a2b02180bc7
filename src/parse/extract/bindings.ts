import { afterGroup, findOutside } from '../statements/header.ts'
import type { Statement } from '../statements/statement.ts'
import type { Tokens } from '../tokens/buffer.ts'
import * as code from '../tokens/codes.ts'
import { parameterNames } from './parameters.ts'

const NAMING = new Set([code.AS, code.DEF, code.CLASS, code.LAMBDA])

/** Tokens at which a statement binds a name: assigns it, or names a parameter, a loop variable, a function or a class. */
export function boundTokens(tokens: Tokens, statement: Statement): number[] {
  const bound = targets(tokens, statement)
  if (statement.kind === code.DEF) bound.push(...parameterNames(tokens, statement))
  for (let at = statement.first + 1; at < statement.end; at++) {
    if (tokens.code[at - 1] === code.FOR)
      bound.push(...plainNames(tokens, at, findOutside(tokens, code.IN, at, statement.end)))
    else if (code.isName(tokens.code[at]!) && bindsName(tokens, at, statement.end)) bound.push(at)
  }
  return bound
}

/** Plain names to the left of the last `=` or of an annotation: `a, b = c = value`, `a: int = value`. */
function targets(tokens: Tokens, { kind, first, end: last }: Statement): number[] {
  if (kind !== 0) return []
  // Behind `lambda` there are defaults and a colon, which assign nothing.
  const end = findOutside(tokens, code.LAMBDA, first, last)
  const annotation = findOutside(tokens, code.COLON, first, end)
  if (annotation < end) return plainNames(tokens, first, annotation)
  const bound: number[] = []
  let from = first
  for (let equals = findOutside(tokens, code.ASSIGN, from, end); equals < end; ) {
    bound.push(...plainNames(tokens, from, equals))
    from = equals + 1
    equals = findOutside(tokens, code.ASSIGN, from, end)
  }
  return bound
}

/** Names that stand alone; what is followed by a dot or a bracket is read, and so is what brackets hold. */
function plainNames(tokens: Tokens, first: number, end: number): number[] {
  const names: number[] = []
  for (let at = first; at < end; ) {
    if (code.isName(tokens.code[at]!) && isAlone(tokens, at, end)) names.push(at)
    at = opensTargets(tokens, at, first) ? at + 1 : afterGroup(tokens, at)
  }
  return names
}

function isAlone(tokens: Tokens, at: number, end: number): boolean {
  if (tokens.code[at - 1] === code.DOT) return false
  const next = at + 1 < end ? tokens.code[at + 1]! : 0
  return next !== code.DOT && !code.isBracket(next)
}

/** A bracket around targets, not one of a call or a subscript: `(a, b) = pair`. */
function opensTargets(tokens: Tokens, at: number, first: number): boolean {
  const kind = tokens.code[at]!
  if (kind !== code.OPEN_PAREN && kind !== code.OPEN_BRACKET) return false
  return at === first || tokens.code[at - 1] === code.COMMA || code.isBracket(tokens.code[at - 1]!)
}

/** After `as`, `def`, `class` or `lambda`, or before `:=`. */
function bindsName(tokens: Tokens, at: number, end: number): boolean {
  if (NAMING.has(tokens.code[at - 1]!)) return true
  return at + 1 < end && tokens.code[at + 1] === code.WALRUS
}
