import type { Dependency } from '../types/dependencies.ts'
import { type Declarations, declarations, dependency, type Place } from './found.ts'
import { isPinned } from './pinned.ts'
import { parseRequirement } from './requirement.ts'

export interface Item {
  readonly text: string
  readonly line: number
}

/** Reads a list of requirement strings as manifests hold them. What names no distribution is a problem. */
export function readList(items: readonly Item[], place: Place): Declarations {
  const declared: Dependency[] = []
  const broken: Item[] = []
  for (const { text, line } of items) {
    const requirement = parseRequirement(text)
    if (requirement) declared.push(dependency(place, { ...requirement, pinned: isPinned(requirement.spec), line }))
    else if (!isLocal(text)) broken.push({ text, line })
  }
  return declarations({ declared, problems: broken.map((item) => notRead(item, place.path)) })
}

/** The project itself, a folder beside it, or a marker that a script adds to a name. */
function isLocal(text: string): boolean {
  return /^(\.|\/|~|;|file:|\{|\$|[\w.-]+\/)|\.(whl|zip|tar\.gz)$/.test(text.trim())
}

function notRead({ text, line }: Item, path: string) {
  return { at: { path, line }, reason: `not a requirement: ${JSON.stringify(text.slice(0, 60))}` }
}
