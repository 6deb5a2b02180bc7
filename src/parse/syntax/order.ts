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
 * Whether statements and clauses stand in the order that Python asks for: then a module is in the grammar when each of
 * its statements is. It may say no to a module that is intact, never yes to one that is not.
 */
export function isOrderly(statements: readonly Statement[]): boolean {
  /** Kind of the last statement in each block; blocks by their holder, the module first. */
  const last = new Uint8Array(statements.length + 1)
  for (const statement of statements) {
    if (!isPlaced(statement, last[statement.parent + 1]!, statements)) return false
    last[statement.parent + 1] = statement.kind
  }
  return last.every((kind) => !FOLLOWERS.has(kind))
}

function isPlaced(statement: Statement, before: number, statements: readonly Statement[]): boolean {
  const { kind, leader, parent } = statement
  if (FOLLOWERS.get(before)?.has(kind) === false) return false
  if ((kind === code.CASE) !== (statements[parent]?.kind === code.MATCH)) return false
  const leaders = LEADERS.get(kind)
  return leaders === undefined || (leaders.has(statements[leader]?.kind ?? 0) && !NOT_AFTER.get(kind)!.has(before))
}
