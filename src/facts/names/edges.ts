import type { NameFacts, ResolvedCall, Target } from '../types/names.ts'
import type { Resolver } from './resolver.ts'
import type { Scope } from './scope.ts'
import { isMainBlockKey, mainBlockKey, moduleOf, unitKey, unitText } from './unit-key.ts'

/** Units and main blocks by the units that they call, see `unitKey`; in the order of the calls. */
export type Edges = ReadonlyMap<number, ReadonlySet<number>>

/** Which units call which, make objects of which classes, and pass on which functions. Linear in the calls. */
export function findCallEdges(resolver: Resolver, calls: readonly ResolvedCall[]): Edges {
  const finder = new EdgeFinder(resolver)
  for (const call of calls) finder.add(call)
  return finder.edges
}

/** The edges as facts write them: a main block counts as part of the script body that it stands in. */
export function writtenEdges(edges: Edges, resolver: Resolver): NameFacts['edges'] {
  const written = new Map<string, Set<string>>()
  for (const [from, called] of edges) {
    const unit = unitText(isMainBlockKey(from) ? bodyOf(resolver, moduleOf(from)) : from)
    const known = written.get(unit) ?? new Set()
    written.set(unit, known)
    for (const one of called) known.add(unitText(one))
  }
  return [...written].map(([unit, calls]) => ({ unit, calls: [...calls] }))
}

function bodyOf(resolver: Resolver, module: number): number {
  const { units } = resolver.scopes[module]!.facts
  return unitKey(
    module,
    units.findIndex(({ kind }) => kind === 'script'),
  )
}

/** What stands below `if __name__ == "__main__":` runs when the file is started, not when it is imported. */
function isInMainBlock({ facts }: Scope, { unit, line }: ResolvedCall): boolean {
  const { mains } = facts.names
  if (mains.length === 0 || facts.units[unit]?.kind !== 'script') return false
  return mains.some((main) => line >= main.line && line <= main.endLine)
}

class EdgeFinder {
  readonly edges = new Map<number, Set<number>>()
  readonly #resolver: Resolver
  /** Methods of the classes that were met. */
  readonly #methods = new Map<string, readonly number[]>()

  constructor(resolver: Resolver) {
    this.#resolver = resolver
  }

  add(one: ResolvedCall): void {
    const { module, unit, call, to } = one
    const from = isInMainBlock(this.#resolver.scopes[module]!, one) ? mainBlockKey(module) : unitKey(module, unit)
    if (to?.class !== undefined) for (const one of this.#methodsOf(to, to.class)) this.#join(from, one)
    else if (to !== undefined) this.#join(from, unitKey(to.module, to.unit))
    this.#addPassed(from, module, call)
  }

  #join(from: number, to: number): void {
    const known = this.edges.get(from)
    if (known === undefined) this.edges.set(from, new Set([to]))
    else known.add(to)
  }

  /** Functions of this repository that are given to a call: `node(func=clean)`, `map(parse, lines)`. */
  #addPassed(from: number, module: number, call: number): void {
    const scope = this.#resolver.scopes[module]!
    const { unit, line, arguments: given } = scope.facts.calls[call]!
    for (const { name } of given) {
      if (name === undefined || !mayBeFunction(scope, name)) continue
      const to = this.#resolver.resolve(name, { module, unit, line })?.to ?? fixtureIn(scope, name)
      if (to !== undefined && to.class === undefined) this.#join(from, unitKey(to.module, to.unit))
    }
  }

  /** Where an object is made, any method of its class may be called. */
  #methodsOf({ module }: Target, made: string): readonly number[] {
    const key = `${module}:${made}`
    const known = this.#methods.get(key) ?? methodsIn(this.#resolver.scopes[module]!, made)
    this.#methods.set(key, known)
    return known
  }
}

/** All of them: a property may have several of one name. */
function methodsIn({ module, facts }: Scope, made: string): number[] {
  const prefix = `${made}.`
  return facts.units.flatMap(({ name }, unit) => (name.startsWith(prefix) ? [unitKey(module, unit)] : []))
}

/** A parameter that has the name of a function of its module: pytest calls that function for it. */
function fixtureIn({ module, units, facts }: Scope, name: string): Target | undefined {
  const unit = units.get(name)
  return unit !== undefined && facts.units[unit]!.kind === 'function' ? { module, unit } : undefined
}

/** A function of this module, or something imported: only these can be passed on. */
function mayBeFunction({ units, imports }: Scope, name: string): boolean {
  const dot = name.indexOf('.')
  const root = dot < 0 ? name : name.slice(0, dot)
  const isKnown = root === 'self' || units.has(root) || imports.has(root)
  return isKnown && !name.includes('(') && !name.includes('[')
}
