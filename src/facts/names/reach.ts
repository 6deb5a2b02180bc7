import type { ModuleGraph } from '../types/graph.ts'
import type { EntryPoint, NameFacts, ResolvedCall } from '../types/names.ts'
import type { ModuleFacts } from '../types.ts'
import type { Resolver } from './resolver.ts'
import type { Scope } from './scope.ts'

export interface Reachable {
  readonly calls: readonly ResolvedCall[]
  readonly entries: readonly EntryPoint[]
  readonly resolver: Resolver
  readonly graph: ModuleGraph
}

/** Units by what they lead to; see {@link key}. */
type Edges = Map<number, Set<number>>

/** Units that entry points and tests reach: by calls, by passing functions on, and by importing a module with code of its own. */
export function findReach(
  modules: readonly ModuleFacts[],
  from: Reachable,
): Pick<NameFacts, 'reachedFromEntry' | 'reachedFromTests'> {
  const edges = findEdges(modules, from)
  const started = from.entries.flatMap((entry) => startsOf(modules, entry))
  const tests = modules.flatMap(({ role, units }, module) =>
    role === 'test' ? units.map((_, unit) => key(module, unit)) : [],
  )
  return { reachedFromEntry: spread(edges, started), reachedFromTests: spread(edges, tests) }
}

function startsOf(modules: readonly ModuleFacts[], { module, unit }: EntryPoint): number[] {
  const script = modules[module]!.units.findIndex(({ kind }) => kind === 'script')
  return [key(module, unit), key(module, script), key(module, MAIN_BLOCK)]
}

function findEdges(modules: readonly ModuleFacts[], { calls, resolver, graph }: Reachable): Edges {
  const edges: Edges = new Map()
  for (const one of calls) {
    const { module, to, call } = one
    const from = key(module, isInMainBlock(modules[module]!, one) ? MAIN_BLOCK : one.unit)
    if (to !== undefined) for (const reached of unitsOf(resolver, to)) add(edges, from, reached)
    for (const passed of passedTo(resolver, { module, call })) add(edges, from, passed)
  }
  addLoads(edges, modules, graph)
  return edges
}

/** What stands below `if __name__ == "__main__":` runs when the file is started, not when it is imported. */
function isInMainBlock({ units, names }: ModuleFacts, { unit, line }: ResolvedCall): boolean {
  if (names.mains.length === 0 || units[unit]?.kind !== 'script') return false
  return names.mains.some((main) => line >= main.line && line <= main.endLine)
}

/** Functions of this repository that are given to a call: `node(func=clean)`, `map(parse, lines)`. */
function passedTo(resolver: Resolver, { module, call }: Pick<ResolvedCall, 'module' | 'call'>): number[] {
  const { unit, line, arguments: given } = resolver.scopes[module]!.facts.calls[call]!
  const passed: number[] = []
  for (const { name } of given) {
    if (name === undefined || !mayBeFunction(resolver.scopes[module]!, name)) continue
    const to = resolver.resolve(name, { module, unit, line })?.to
    if (to !== undefined && to.class === undefined) passed.push(key(to.module, to.unit))
  }
  return passed
}

/** A function of this module, or something imported: only these can be passed on. */
function mayBeFunction({ units, imports }: Scope, name: string): boolean {
  const dot = name.indexOf('.')
  const root = dot < 0 ? name : name.slice(0, dot)
  const isKnown = root === 'self' || units.has(root) || imports.has(root)
  return isKnown && !name.includes('(') && !name.includes('[')
}

/** What is called; all methods, where a class is. */
function unitsOf(resolver: Resolver, to: NonNullable<ResolvedCall['to']>): number[] {
  if (to.class === undefined) return [key(to.module, to.unit)]
  const { units } = resolver.scopes[to.module]!
  const { methods } = resolver.scopes[to.module]!.classes.get(to.class) ?? { methods: [] }
  return methods.flatMap((method) => units.get(`${to.class}.${method}`) ?? []).map((unit) => key(to.module, unit))
}

/** Importing a module runs its script body, and what it imports itself. A module is the unit -1 here. */
function addLoads(edges: Edges, modules: readonly ModuleFacts[], graph: ModuleGraph): void {
  modules.forEach(({ units }, module) => {
    units.forEach(({ kind }, unit) => {
      add(edges, key(module, unit), key(module, -1))
      if (kind === 'script') add(edges, key(module, -1), key(module, unit))
    })
  })
  for (const { from, to } of graph.imports) if (to !== undefined && to !== from) add(edges, key(from, -1), key(to, -1))
}

function add(edges: Edges, from: number, to: number): void {
  const known = edges.get(from)
  if (known === undefined) edges.set(from, new Set([to]))
  else known.add(to)
}

/** Units that can be reached, as `module:unit`, sorted. */
function spread(edges: Edges, start: readonly number[]): string[] {
  const reached = new Set(start)
  for (const one of reached) for (const next of edges.get(one) ?? []) reached.add(next)
  const units = [...reached].filter((one) => one % MOST_UNITS !== 0 && one % MOST_UNITS !== MAIN_BLOCK + 1)
  return units.map((one) => `${Math.floor(one / MOST_UNITS)}:${(one % MOST_UNITS) - 1}`).sort()
}

/** More than the units of any module: each takes a line. */
const MOST_UNITS = 2 ** 24

/** Number of the main block of a module among its units. */
const MAIN_BLOCK = MOST_UNITS - 2

/** A unit of a module as one number: there are too many calls to make a string for each. */
function key(module: number, unit: number): number {
  return module * MOST_UNITS + unit + 1
}
