import type { Statement } from '../statements/statement.ts'
import * as code from '../tokens/codes.ts'

/** For each clause the statements that it can belong to. */
const LEADERS = new Map<number, ReadonlySet<number>>([
  [code.ELIF, new Set([code.IF])],
  [code.ELSE, new Set([code.IF, code.FOR, code.WHILE, code.TRY])],
  [code.EXCEPT, new Set([code.TRY])],
  [code.FINALLY, new Set([code.TRY])],
])

/** For each clause what it cannot come right after. */
const NOT_AFTER = new Map<number, ReadonlySet<number>>([
  [code.ELIF, new Set([code.ELSE])],
  [code.ELSE, new Set([code.ELSE, code.TRY, code.FINALLY])],
  [code.EXCEPT, new Set([code.ELSE, code.FINALLY])],
  [code.FINALLY, new Set([code.FINALLY])],
])

/** What has to come right after a statement that cannot end a block. */
const FOLLOWERS = new Map<number, ReadonlySet<number>>([
  [code.TRY, new Set([code.EXCEPT, code.FINALLY])],
  [code.AT, new Set([code.AT, code.DEF, code.CLASS])],
])

/**
 * Index of the first statement or clause that does not stand where Python allows it; -1 when there is none: then a module
 * is in the grammar when each of its statements is.
 */
export function firstDisorder(statements: readonly Statement[]): number {
  /** Index of the last statement in each block, or -1; blocks by their holder, the module first. */
  const last = new Int32Array(statements.length + 1).fill(-1)
  for (let index = 0; index < statements.length; index++) {
    const statement = statements[index]!
    const before = statements[last[statement.parent + 1]!]
    if (!isPlaced(statement, before?.kind ?? 0, statements)) return index
    last[statement.parent + 1] = index
  }
  return last.find((index) => FOLLOWERS.has(statements[index]?.kind ?? 0)) ?? -1
}

function isPlaced(statement: Statement, before: number, statements: readonly Statement[]): boolean {
  const { kind, leader, parent } = statement
  if (FOLLOWERS.get(before)?.has(kind) === false) return false
  if ((kind === code.CASE) !== (statements[parent]?.kind === code.MATCH)) return false
  const leaders = LEADERS.get(kind)
  return leaders === undefined || (leaders.has(statements[leader]?.kind ?? 0) && !NOT_AFTER.get(kind)!.has(before))
}
