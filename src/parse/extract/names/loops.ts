import type { Statement } from '../../statements/statement.ts'
import * as code from '../../tokens/codes.ts'

const DEEPEST = 100

/** For each statement, how many `for` and `while` of its own function stand around it. */
export function loopDepths(statements: readonly Statement[]): Uint8Array {
  const depths = new Uint8Array(statements.length)
  statements.forEach(({ parent }, index) => {
    const around = statements[parent]
    if (around === undefined || around.kind === code.DEF || around.kind === code.CLASS) return
    const isLoop = around.kind === code.FOR || around.kind === code.WHILE
    depths[index] = Math.min(DEEPEST, depths[parent]! + Number(isLoop))
  })
  return depths
}
