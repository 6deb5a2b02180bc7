import { findOutside } from '../statements/header.ts'
import type { Statement } from '../statements/statement.ts'
import type { Tokens } from '../tokens/buffer.ts'
import * as code from '../tokens/codes.ts'
import type { Owners } from './owners.ts'
import type { Syntax } from './syntax.ts'

/**
 * McCabe complexity as the documentation of radon counts it: 1, and 1 for each of these. `if` also stands in ternaries
 * and comprehensions, `for` in comprehensions; `and` and `or` are one each for every operand beyond the first; async
 * forms count like the others. Read from radon's table and checked against its source:
 * - `else` counts after a loop and after `try`, not after `if`; `finally` and `with` never count (the table lists `with`,
 *   the source has dropped it).
 * - each `case` counts, but one that always matches (`case _:`, `case x:`) is the `else` of its statement; a guard does
 *   not count by itself.
 * - `lambda` does not count, what stands in it does.
 * - `assert` counts, and so do boolean operators inside of it (the table makes no exception; the source skips them).
 * - Decorators, defaults and annotations of the unit itself belong to the code around it. A function inside the unit is
 *   part of it: what it decides is added, the `def` adds nothing.
 */
const DECISIONS: Uint8Array = new Uint8Array(256)
for (const word of [code.IF, code.ELIF, code.FOR, code.WHILE, code.EXCEPT, code.ASSERT, code.AND, code.OR]) {
  DECISIONS[word] = 1
}

/** Complexity of each unit, in the order of `owners.units`. */
export function complexities({ tokens, statements }: Syntax, { units, ofStatement }: Owners): Uint32Array {
  const sums = new Uint32Array(units.length).fill(1)
  statements.forEach((statement, index) => {
    const owner = ofStatement[index]!
    if (owner === -1 || units[owner]!.statement === index) return
    sums[owner]! += decisions(tokens, statements, statement)
  })
  return sums
}

function decisions(tokens: Tokens, statements: readonly Statement[], statement: Statement): number {
  const { kind, first, end, leader } = statement
  let count = 0
  for (let at = first; at < end; at++) count += DECISIONS[tokens.code[at]!]!
  if (kind === code.ELSE) return count + Number(isCountedElse(statements[leader]?.kind))
  return kind === code.CASE ? count + caseDecisions(tokens, statement) : count
}

function isCountedElse(leader: number | undefined): boolean {
  return leader === code.FOR || leader === code.WHILE || leader === code.TRY
}

/** 1 for the case; less 1 for its guard, which has been counted as an `if`. */
function caseDecisions(tokens: Tokens, { first, end }: Statement): number {
  const guard = findOutside(tokens, code.IF, first, end)
  if (guard < end) return 0
  return Number(!alwaysMatches(tokens, first + 1, end - 1))
}

/** A lone name, with or without parentheses. */
function alwaysMatches(tokens: Tokens, first: number, end: number): boolean {
  let names = 0
  for (let at = first; at < end; at++) {
    const kind = tokens.code[at]!
    if (code.isName(kind)) names++
    else if (kind !== code.OPEN_PAREN && kind !== code.CLOSE_PAREN) return false
  }
  return names === 1 && code.isName(tokens.code[(first + end - 1) >> 1]!)
}
