import type { ModuleGraph } from '../../../src/facts/types/graph.ts'

/** Modules that `starts` import, directly or through others, these included: indexes. */
export function moduleClosure({ imports }: ModuleGraph, starts: Iterable<number>): ReadonlySet<number> {
  const next = new Map<number, number[]>()
  for (const { from, to } of imports) {
    if (to === undefined) continue
    const known = next.get(from)
    if (known === undefined) next.set(from, [to])
    else known.push(to)
  }
  const seen = new Set(starts)
  for (const one of seen) for (const to of next.get(one) ?? []) seen.add(to)
  return seen
}
