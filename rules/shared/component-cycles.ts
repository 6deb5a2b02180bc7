import type { Architecture, ComponentEdge } from '../../src/facts/types/components.ts'

/** Components that depend on each other, directly or through others. */
export interface ComponentCycle {
  /** Indexes of the components, ascending. */
  readonly members: readonly number[]
  /** The edge inside the ring that the fewest imports and uses cross: the cheapest one to cut. */
  readonly closing: ComponentEdge
}

/** The rings among the components: sets in which each component reaches each other one. */
export function componentCycles({ components, edges }: Architecture): ComponentCycle[] {
  const reach = components.map((_, from) => reachable(from, edges))
  const seen = new Set<number>()
  return components.flatMap((_, start) => {
    const members = components.flatMap((_, other) =>
      reach[start]!.has(other) && reach[other]!.has(start) ? [other] : [],
    )
    if (members.length < 2 || seen.has(start)) return []
    for (const member of members) seen.add(member)
    const inside = edges.filter(({ from, to }) => members.includes(from) && members.includes(to))
    return [{ members, closing: inside.reduce((a, b) => (b.crossings < a.crossings ? b : a)) }]
  })
}

function reachable(start: number, edges: readonly ComponentEdge[]): Set<number> {
  const reached = new Set<number>()
  const waiting = [start]
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    for (const { from, to } of edges) {
      if (from !== at || reached.has(to)) continue
      reached.add(to)
      waiting.push(to)
    }
  }
  return reached
}
