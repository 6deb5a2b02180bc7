import { type Choices, textsOf } from '../../expand/choices.ts'
import { get, type MaybeNode, text } from '../../yaml/node.ts'

/** Images that the machine may have; an empty one where that is not said. */
export function machineOf(pool: MaybeNode, choices: Choices): { images: readonly string[]; selfHosted: boolean } {
  return { images: textsOf(text(get(pool, 'vmImage')) ?? '', choices, new Map()), selfHosted: isSelfHosted(pool) }
}

/** A pool by name alone is one of the organisation's own, apart from the hosted one. */
function isSelfHosted(pool: MaybeNode): boolean {
  const name = text(pool) ?? text(get(pool, 'name'))
  return (
    name !== undefined && !/^(?:Azure Pipelines|Hosted\b.*|server)$/.test(name) && get(pool, 'vmImage') === undefined
  )
}
