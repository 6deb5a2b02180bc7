import { describe, expect, it } from 'vitest'
import { moduleClosure } from '../../../rules/shared/reach/module-closure.ts'
import type { ModuleGraph } from '../../../src/facts/types/graph.ts'

/** Modules 0 and 1 import each other, 1 imports 2, 3 imports 2; 2 imports a package. */
const GRAPH: ModuleGraph = {
  imports: [
    { from: 0, import: 0, origin: 'first-party', to: 1 },
    { from: 1, import: 0, origin: 'first-party', to: 0 },
    { from: 1, import: 1, origin: 'first-party', to: 2 },
    { from: 2, import: 0, origin: 'third-party' },
    { from: 3, import: 0, origin: 'first-party', to: 2 },
  ],
  uses: [],
}

const closure = (...starts: number[]) => [...moduleClosure(GRAPH, starts)].sort((a, b) => a - b)

describe('modules that are imported', () => {
  it('holds those that are imported through others, also in a ring', () => {
    expect(closure(0)).toEqual([0, 1, 2])
  })
  it('holds the start itself, and nothing that only imports it', () => {
    expect(closure(2)).toEqual([2])
  })
  it('joins those of several starts', () => {
    expect(closure(2, 3)).toEqual([2, 3])
  })
})
