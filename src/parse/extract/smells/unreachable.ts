import type { Smell } from '../../../facts/types/smells.ts'
import type { Statement } from '../../statements/statement.ts'
import * as code from '../../tokens/codes.ts'
import { endLineOf, lastToken, type Syntax } from '../syntax.ts'
import { textOf } from './text.ts'

/** After one of these nothing in the same block runs. */
const LEAVING = new Set([code.RETURN, code.RAISE, code.CONTINUE, code.BREAK])
const CLAUSES = new Set([code.ELIF, code.ELSE, code.EXCEPT, code.FINALLY, code.CASE])

/** Statements that follow a `return`, `raise`, `continue` or `break` in the same block: one smell for the rest of it. */
export function unreachableSmells({ tokens, statements }: Syntax): Smell[] {
  const smells: Smell[] = []
  statements.forEach((statement, index) => {
    const next = statements[index + 1]
    // At the top level only `raise` is valid: it stops a script or a notebook by intention.
    if (!LEAVING.has(statement.kind) || statement.parent === -1) return
    if (next === undefined || !followsInBlock(statement, next)) return
    // A `yield` that never runs makes the function a generator: that is its purpose.
    if (next.kind === code.YIELD) return
    const last = statements.slice(index + 1).findLastIndex(({ parent }) => parent === statement.parent)
    const end = statements[statements[index + 1 + last]!.last - 1]!
    smells.push({
      kind: 'unreachable-code',
      line: tokens.line[next.first]!,
      endLine: endLineOf(tokens, lastToken(end)),
      what: textOf(tokens, statement.first),
    })
  })
  return smells
}

/** Clauses (`else`, `except`) begin another block. At the top level all statements have the same parent. */
function followsInBlock(statement: Statement, next: Statement): boolean {
  return next.parent === statement.parent && !CLAUSES.has(next.kind)
}
