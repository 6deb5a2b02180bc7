import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { componentCycles } from '../../../rules/shared/component-cycles.ts'
import type { Architecture, ComponentEdge } from '../../../src/facts/types/components.ts'

function architecture(
  count: number,
  edges: readonly (readonly [from: number, to: number, crossings: number])[],
): Architecture {
  return {
    components: Array.from({ length: count }, (_, at) => ({ name: `c${at}`, modules: [at], codeLines: 1 })),
    edges: edges.map(
      ([from, to, crossings]): ComponentEdge => ({ from, to, crossings, example: { module: from, line: 1 } }),
    ),
    interfaceModules: [],
  }
}

describe('rings among components', () => {
  it('are none in a chain', () => {
    expect(
      componentCycles(
        architecture(3, [
          [0, 1, 5],
          [1, 2, 5],
        ]),
      ),
    ).toEqual([])
  })

  it('name their members and the edge that is cheapest to cut', () => {
    const [ring, ...more] = componentCycles(
      architecture(4, [
        [0, 1, 9],
        [1, 2, 2],
        [2, 0, 7],
        [2, 3, 1],
      ]),
    )
    expect(more).toEqual([])
    expect(ring!.members).toEqual([0, 1, 2])
    expect(ring!.closing).toMatchObject({ from: 1, to: 2, crossings: 2 })
  })

  it('are two where two rings share no member', () => {
    const rings = componentCycles(
      architecture(4, [
        [0, 1, 1],
        [1, 0, 1],
        [2, 3, 1],
        [3, 2, 1],
      ]),
    )
    expect(rings.map(({ members }) => members)).toEqual([
      [0, 1],
      [2, 3],
    ])
  })

  it('hold each component once at most, and all of them reach each other', () => {
    const edge = fc.tuple(fc.nat(5), fc.nat(5), fc.nat(9)).filter(([from, to]) => from !== to)
    fc.assert(
      fc.property(fc.array(edge, { maxLength: 14 }), (edges) => {
        const all = componentCycles(architecture(6, edges)).flatMap(({ members }) => [...members])
        expect(new Set(all).size).toBe(all.length)
        // Floyd and Warshall tell who reaches whom.
        const reach = Array.from({ length: 6 }, () => Array<boolean>(6).fill(false))
        for (const [from, to] of edges) reach[from]![to] = true
        for (let by = 0; by < 6; by++)
          for (let from = 0; from < 6; from++)
            for (let to = 0; to < 6; to++) reach[from]![to] ||= reach[from]![by]! && reach[by]![to]!
        const inRing = reach.flatMap((to, at) => (to[at] ? [at] : []))
        expect(all.toSorted()).toEqual(inRing)
      }),
    )
  })
})
