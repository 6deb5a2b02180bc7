import type { Call } from '../../facts/types.ts'
import { findOutside } from '../statements/header.ts'
import type { Statement } from '../statements/statement.ts'
import type { Tokens } from '../tokens/buffer.ts'
import * as code from '../tokens/codes.ts'
import { calleeBefore } from './callee.ts'
import { readArguments } from './names/arguments.ts'
import { loopDepths } from './names/loops.ts'
import { afterComma } from './parameters.ts'
import type { Syntax } from './syntax.ts'

/**
 * Calls whose callee is a dotted name, in the order of their opening parentheses.
 * @param owners for each statement the index of its unit, or -1
 */
export function findCalls({ tokens, statements }: Syntax, owners: Int32Array): Call[] {
  const calls: Call[] = []
  const loops = loopDepths(statements)
  statements.forEach((statement, index) => {
    const unit = owners[index]!
    const from = firstExpression(tokens, statement)
    for (let at = from; at < statement.end; at++) {
      if (tokens.code[at] !== code.OPEN_PAREN || tokens.partner[at]! <= at) continue
      const callee = calleeBefore(tokens, at, from)
      if (callee === undefined) continue
      const place = { unit, loops: loops[index]!, unused: isWhole(tokens, at, statement) }
      calls.push(readCall(tokens, at, callee, place))
    }
  })
  return calls
}

/** The parentheses of a definition hold parameters or bases, those of a `case` hold patterns: no calls. */
function firstExpression(tokens: Tokens, { kind, first, end }: Statement): number {
  if (kind === code.CASE) return findOutside(tokens, code.IF, first, end)
  // The word itself is not called: `match (x):`.
  if (kind === code.MATCH) return first + 1
  if (kind === code.DEF || kind === code.CLASS)
    return Math.min(findOutside(tokens, code.OPEN_PAREN, first, end) + 1, end)
  return first
}

/** The call is the whole statement, so that its result goes nowhere. */
function isWhole(tokens: Tokens, open: number, { kind, first, end }: Statement): boolean {
  return kind === 0 && tokens.partner[open] === end - 1 && isChain(tokens, first, open)
}

/** Nothing but a chain of names, calls and subscripts: `result = f()` and `a or f()` hold more. */
function isChain({ code: codes, partner }: Tokens, first: number, end: number): boolean {
  let at = first
  while (at < end) {
    const one = codes[at]!
    if (one === code.OPEN_PAREN || one === code.OPEN_BRACKET) at = partner[at]! + 1
    else if (one === code.DOT || code.isName(one)) at++
    else return false
  }
  return at === end
}

/** Where a call stands. */
interface Place {
  readonly unit: number
  readonly loops: number
  readonly unused: boolean
}

/** One literal, since there are more calls than anything else: spreading parts of it took a third of the time. */
function readCall(tokens: Tokens, open: number, callee: string, { unit, loops, unused }: Place): Call {
  const end = tokens.partner[open]!
  const keywords: string[] = []
  let positional = 0
  for (let at = open + 1; at < end; at = afterComma(tokens, at, end)) {
    if (tokens.code[at + 1] === code.ASSIGN) keywords.push(tokens.source.slice(tokens.start[at], tokens.end[at]))
    else if (tokens.code[at] !== code.DOUBLE_STAR) positional++
  }
  const line = tokens.line[open - 1]!
  const call = { callee, line, unit, positional, keywords, arguments: readArguments(tokens, open, end), loops }
  return unused ? { ...call, unused } : call
}
