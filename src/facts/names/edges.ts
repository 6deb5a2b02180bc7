import type { NameFacts, PassedFunction, ResolvedCall, Target } from '../types/names.ts'
import type { Resolver } from './resolver.ts'
import type { Scope } from './scope.ts'
import { isMainBlockKey, mainBlockKey, moduleOf, unitKey, unitText } from './unit-key.ts'

/** Units and main blocks by the units that they call, see `unitKey`; in the order of the calls. */
export type Edges = ReadonlyMap<number, ReadonlySet<number>>

/** Which units call which, make objects of which classes, and pass on which functions. Linear in the calls. */
export function findCallEdges(resolver: Resolver, { calls, passed }: Pick<NameFacts, 'calls' | 'passed'>): Edges {
  const finder = new EdgeFinder(resolver)
  for (const call of calls) finder.add(call)
  for (const one of passed) finder.addPassed(one)
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
function callerKey({ module, facts }: Scope, unit: number, line: number): number {
  const { mains } = facts.names
  const isMain = facts.units[unit]?.kind === 'script' && mains.some((one) => line >= one.line && line <= one.endLine)
  return isMain ? mainBlockKey(module) : unitKey(module, unit)
}

class EdgeFinder {
  readonly edges = new Map<number, Set<number>>()
  readonly #resolver: Resolver
  /** Methods of the classes that were met. */
  readonly #methods = new Map<string, readonly number[]>()

  constructor(resolver: Resolver) {
    this.#resolver = resolver
  }

  add({ module, to, unit, line }: ResolvedCall): void {
    if (to === undefined) return
    const from = callerKey(this.#resolver.scopes[module]!, unit, line)
    if (to.class === undefined) this.#join(from, unitKey(to.module, to.unit))
    else for (const one of this.#methodsOf(to, to.class)) this.#join(from, one)
  }

  addPassed({ module, call, to }: PassedFunction): void {
    const scope = this.#resolver.scopes[module]!
    const { unit, line } = scope.facts.calls[call]!
    this.#join(callerKey(scope, unit, line), unitKey(to.module, to.unit))
  }

  #join(from: number, to: number): void {
    const known = this.edges.get(from)
    if (known === undefined) this.edges.set(from, new Set([to]))
    else known.add(to)
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
