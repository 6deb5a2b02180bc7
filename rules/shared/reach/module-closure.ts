import type { ModuleGraph } from '../../../src/facts/types/graph.ts'
import { grouped } from '../grouped.ts'

/** Modules that `starts` import, directly or through others, these included: indexes. */
export function moduleClosure({ imports }: ModuleGraph, starts: Iterable<number>): ReadonlySet<number> {
  const next = grouped(imports, ({ from }) => from)
  const seen = new Set(starts)
  for (const one of seen) for (const { to } of next.get(one) ?? []) if (to !== undefined) seen.add(to)
  return seen
}
