import { afterGroup, findOutside } from '../../statements/header.ts'
import type { Statement } from '../../statements/statement.ts'
import type { Tokens } from '../../tokens/buffer.ts'
import * as code from '../../tokens/codes.ts'
import { boundTokens } from '../bindings.ts'

/** Tokens of the names that a statement binds in its own scope, imports and patterns of `case` among them. */
export function allBound(tokens: Tokens, statement: Statement): number[] {
  const { kind } = statement
  if (kind === code.IMPORT || kind === code.FROM) return imported(tokens, statement)
  if (kind === code.CASE) return namesIn(tokens, statement.first + 1, statement.end)
  const inner = new Set(findInner(tokens, statement).map(({ at }) => at))
  const bound = boundTokens(tokens, statement).filter((at) => !inner.has(at))
  return kind === code.WITH ? [...bound, ...tupleTargets(tokens, statement)] : bound
}

/** `with pair() as (a, b):` */
function tupleTargets(tokens: Tokens, { first, end }: Statement): number[] {
  const names: number[] = []
  for (let at = first + 1; at < end; at++) {
    const opens = tokens.code[at] === code.OPEN_PAREN && tokens.code[at - 1] === code.AS
    if (opens) names.push(...namesIn(tokens, at + 1, tokens.partner[at]!))
  }
  return names
}

/** Name after `as`, else the first part of the module, or the imported name. */
function imported(tokens: Tokens, { kind, first, end }: Statement): number[] {
  const start = kind === code.IMPORT ? first + 1 : findOutside(tokens, code.IMPORT, first, end) + 1
  const names: number[] = []
  let last = -1
  for (let at = start; at < end; at++) {
    const startsPart = at === start || [code.COMMA, code.OPEN_PAREN].includes(tokens.code[at - 1]!)
    if (!code.isName(tokens.code[at]!)) continue
    if (startsPart) last = names.push(at) - 1
    else if (tokens.code[at - 1] === code.AS && last >= 0) names[last] = at
  }
  return names
}

export function namesIn(tokens: Tokens, first: number, end: number): number[] {
  const names: number[] = []
  for (let at = first; at < end; at++) {
    if (code.isName(tokens.code[at]!) && tokens.code[at - 1] !== code.DOT) names.push(at)
  }
  return names
}

/**
 * Names that only a part of a statement knows, with the range of tokens where they do: variables of comprehensions in
 * their brackets, parameters of `lambda` up to the end of what holds it.
 */
export interface Inner {
  readonly name: string
  /** Token that binds it. */
  readonly at: number
  readonly first: number
  readonly end: number
}

/** A statement with more of them is no code that a person wrote, and would take quadratic time. */
export const MOST_INNER = 1000

export function findInner(tokens: Tokens, { kind, first, end }: Statement): Inner[] {
  const found: Inner[] = []
  const open: number[] = []
  for (let at = first; at < end && found.length <= MOST_INNER; at++) {
    if (opens(tokens, at)) open.push(at)
    while (open.length > 0 && tokens.partner[open.at(-1)!]! <= at) open.pop()
    const isLoop = tokens.code[at] === code.FOR && !(kind === code.FOR && open.length === 0)
    if (!isLoop && tokens.code[at] !== code.LAMBDA) continue
    const from = open.at(-1) ?? first
    const range = { first: from, end: open.length > 0 ? tokens.partner[from]! : end }
    const names = isLoop ? loopNames(tokens, at, range.end) : lambdaNames(tokens, at, range.end)
    for (const name of names) found.push({ ...range, at: name, name: textOf(tokens, name) })
  }
  return found
}

/** A bracket, or the brace of a field in an f-string, that is closed. */
function opens({ code: codes, partner }: Tokens, at: number): boolean {
  return (code.isBracket(codes[at]!) || codes[at] === code.FIELD_OPEN) && partner[at]! > at
}

function loopNames(tokens: Tokens, at: number, end: number): number[] {
  return namesIn(tokens, at + 1, findOutside(tokens, code.IN, at + 1, end))
}

function lambdaNames(tokens: Tokens, at: number, end: number): number[] {
  const colon = findOutside(tokens, code.COLON, at + 1, end)
  const names: number[] = []
  for (let name = at + 1; name < colon; name = afterGroup(tokens, name)) {
    const before = tokens.code[name - 1]
    const isFirst =
      before === code.LAMBDA || before === code.COMMA || before === code.STAR || before === code.DOUBLE_STAR
    if (isFirst && code.isName(tokens.code[name]!)) names.push(name)
  }
  return names
}

export function textOf({ source, start, end }: Tokens, at: number): string {
  return source.slice(start[at], end[at])
}
