import type { Smell } from '../../../facts/types/smells.ts'
import type { ModuleFacts } from '../../../facts/types.ts'
import type { Syntax } from '../syntax.ts'
import { commentSmells } from './comments.ts'
import { defaultSmells } from './defaults.ts'
import { exceptionSmells } from './exceptions.ts'
import { leftoverSmells } from './leftovers.ts'
import { nameSmells } from './names.ts'
import { numberSmells } from './numbers.ts'
import { printSmells } from './prints.ts'
import type { Remark } from './remarks.ts'
import { unreachableSmells } from './unreachable.ts'

/** What other extractors found in the module. */
export interface Extracted extends Pick<ModuleFacts, 'calls' | 'imports'> {
  readonly comments: readonly Remark[]
}

/** All that is unclean as far as the text of one module shows it, by line. */
export function findSmells(syntax: Syntax, { comments, calls, imports }: Extracted): Smell[] {
  const smells = [
    ...commentSmells(comments),
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
