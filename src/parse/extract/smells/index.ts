import type { Smell } from '../../../facts/types/smells.ts'
import type { Call, Import } from '../../../facts/types.ts'
import type { Syntax } from '../syntax.ts'
import { commentSmells } from './comments.ts'
import { defaultSmells } from './defaults.ts'
import { exceptionSmells } from './exceptions.ts'
import { leftoverSmells } from './leftovers.ts'
import { nameSmells } from './names.ts'
import { numberSmells } from './numbers.ts'
import { printSmells } from './prints.ts'
import { unreachableSmells } from './unreachable.ts'

/** All that is unclean as far as the text of one module shows it, by line. */
export function findSmells(syntax: Syntax, calls: readonly Call[], imports: readonly Import[]): Smell[] {
  const smells = [
    ...commentSmells(syntax.tokens),
    ...exceptionSmells(syntax),
    ...unreachableSmells(syntax),
    ...defaultSmells(syntax),
    ...numberSmells(syntax),
    ...nameSmells(syntax),
    ...printSmells(syntax),
    ...leftoverSmells(calls, imports),
  ]
  return smells.sort((a, b) => a.line - b.line || (a.kind < b.kind ? -1 : 1))
}
