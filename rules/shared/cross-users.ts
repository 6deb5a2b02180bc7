import type { Architecture } from '../../src/facts/types/components.ts'
import type { ModuleGraph } from '../../src/facts/types/graph.ts'
import { locate } from '../../src/facts/types/locate.ts'
import type { ModuleFacts } from '../../src/facts/types.ts'
import type { Location } from '../../src/model.ts'

/** Who uses a module from outside of its component. */
export interface CrossUsers {
  /** Names of the using components, sorted. */
  readonly components: readonly string[]
  /** Imports and use sites. */
  readonly places: readonly Location[]
}

interface Dependency {
  readonly from: number
  readonly to: number
  readonly line: number
}

/** For each module that another component imports or uses: which, and where. */
export function crossUsers(
  modules: readonly ModuleFacts[],
  graph: ModuleGraph,
  { components }: Architecture,
): Map<number, CrossUsers> {
  const home = new Map(components.flatMap(({ modules: own, name }) => own.map((module) => [module, name] as const)))
  const users = new Map<number, { components: Set<string>; places: Location[] }>()
  for (const { from, to, line } of dependencies(modules, graph)) {
    const [user, used] = [home.get(from), home.get(to)]
    if (user === undefined || used === undefined || user === used) continue
    const known = users.get(to) ?? { components: new Set<string>(), places: [] }
    known.components.add(user)
    known.places.push(locate(modules[from]!, line))
    users.set(to, known)
  }
  return new Map([...users].map(([to, { components: by, places }]) => [to, { components: [...by].sort(), places }]))
}

function dependencies(modules: readonly ModuleFacts[], { imports, uses }: ModuleGraph): Dependency[] {
  const imported = imports.flatMap(({ from, import: number, to }) => {
    const { typing, line } = modules[from]!.imports[number]!
    return to === undefined || typing ? [] : [{ from, to, line }]
  })
  return [...imported, ...uses.filter(({ typing }) => !typing)]
}
