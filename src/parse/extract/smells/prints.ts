import type { Smell } from '../../../facts/types/smells.ts'
import * as code from '../../tokens/codes.ts'
import type { Syntax } from '../syntax.ts'
import { textOf } from './text.ts'

/** What people print while they look for a fault: a value without a word on it, its type or shape, or a shout. */
const DEBUGGING =
  /^(['"](here|debug|test(ing)?|x+|a+|!+|\?+|\*+|ok|hello|hi|foo)\W*\d*['"]|(type\()?[a-z_][\w.]*(\.(shape|dtype|device|size\(\)|keys\(\)))\)?|type\([\w.]+\))$/i

/** Calls of `print` inside functions that look like debugging. */
export function printSmells({ tokens, statements }: Syntax): Smell[] {
  const calls = statements.filter(
    ({ kind, first }) =>
      tokens.code[first] === code.PRINT &&
      tokens.code[first + 1] === code.OPEN_PAREN &&
      (kind === 0 || kind === code.PRINT),
  )
  return calls.flatMap(({ first, end, parent }) => {
    if (parent === -1 || tokens.partner[first + 1] !== end - 1) return []
    const argument = textOf(tokens, first + 2, end - 1)
    if (!DEBUGGING.test(argument)) return []
    const line = tokens.line[first]!
    return [{ kind: 'leftover-print' as const, line, endLine: line, what: `print(${argument})` }]
  })
}
