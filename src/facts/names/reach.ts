import type { ModuleGraph } from '../types/graph.ts'
import type { EntryPoint, NameFacts } from '../types/names.ts'
import type { ModuleFacts } from '../types.ts'
import type { Edges } from './edges.ts'
import { isMainBlockKey, isModuleKey, mainBlockKey, unitKey, unitText } from './unit-key.ts'

export interface Reachable {
  readonly edges: Edges
  readonly entries: readonly EntryPoint[]
  readonly graph: ModuleGraph
}

/** Units that entry points and tests reach: by calls, by passing functions on, and by importing a module with code of its own. */
export function findReach(
  modules: readonly ModuleFacts[],
  { edges, entries, graph }: Reachable,
): Pick<NameFacts, 'reachedFromEntry' | 'reachedFromTests'> {
  const ways = [edges, findLoads(modules, graph)]
  const started = entries.flatMap((entry) => startsOf(modules, entry))
  const tests = modules.flatMap(({ role, units }, module) =>
    role === 'test' ? units.map((_, unit) => unitKey(module, unit)) : [],
  )
  return { reachedFromEntry: spread(ways, started), reachedFromTests: spread(ways, tests) }
}

function startsOf(modules: readonly ModuleFacts[], { module, unit }: EntryPoint): number[] {
  const script = modules[module]!.units.findIndex(({ kind }) => kind === 'script')
  return [unitKey(module, unit), unitKey(module, script), mainBlockKey(module)]
}

/** A unit that runs has loaded its module; that runs its script body, and loads what it imports. */
function findLoads(modules: readonly ModuleFacts[], graph: ModuleGraph): Edges {
  const loads = new Map<number, Set<number>>()
  modules.forEach(({ units }, module) => {
    const itself = unitKey(module, -1)
    const bodies = units.flatMap(({ kind }, unit) => (kind === 'script' ? [unitKey(module, unit)] : []))
    loads.set(itself, new Set(bodies))
    const loaded = new Set([itself])
    for (const unit of units.keys()) loads.set(unitKey(module, unit), loaded)
  })
  for (const { from, to } of graph.imports)
    if (to !== undefined && to !== from) loads.get(unitKey(from, -1))?.add(unitKey(to, -1))
  return loads
}

/** Units that can be reached, as `module:unit`, sorted. */
function spread(ways: readonly Edges[], start: readonly number[]): string[] {
  const reached = new Set(start)
  for (const one of reached) for (const edges of ways) for (const next of edges.get(one) ?? []) reached.add(next)
  return [...reached]
    .filter((one) => !isModuleKey(one) && !isMainBlockKey(one))
    .map(unitText)
    .sort()
}
