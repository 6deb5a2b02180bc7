import type { Smell } from '../../../facts/types/smells.ts'
import type { Syntax } from '../syntax.ts'
import { commentSmells } from './comments.ts'
import { flowSmells } from './flow.ts'
import { leftoverSmells } from './leftovers.ts'
import { nameSmells } from './names.ts'
import { numberSmells } from './numbers.ts'

/** All that is unclean as far as the text of one module shows it, by line. */
export function findSmells(syntax: Syntax): Smell[] {
  const smells = [
    ...commentSmells(syntax),
    ...flowSmells(syntax),
    ...leftoverSmells(syntax),
    ...nameSmells(syntax),
    ...numberSmells(syntax),
  ]
  return smells.sort((a, b) => a.line - b.line || (a.kind < b.kind ? -1 : 1))
}
