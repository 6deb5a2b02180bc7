import type { ModuleGraph } from '../../../src/facts/types/graph.ts'
import type { ModuleFacts } from '../../../src/facts/types.ts'

/** How far tests reach into the source code: a static stand-in for coverage. */
export interface Reach {
  /** Source files with functions that a test uses, by itself or through other source files. */
  readonly reached: number
  readonly of: number
}

/**
 * Follows the uses of names from the tests. What a package merely imports is not followed, since `__init__.py` says what
 * a package offers and not what a test runs.
 */
export function reachOf(modules: readonly ModuleFacts[], graph: ModuleGraph, tests: readonly number[]): Reach {
  const next = neighbours(graph)
  for (const { from, to } of graph.imports) if (to !== undefined && modules[from]!.role === 'test') add(next, from, to)
  const seen = new Set([...tests, ...conftestsOf(modules, tests)])
  for (const index of seen) for (const to of next.get(index) ?? []) if (!isPackage(modules[to]!)) seen.add(to)
  const able = modules.flatMap((module, index) => (isTestable(module) ? [index] : []))
  return { reached: able.filter((index) => seen.has(index)).length, of: able.length }
}

/** pytest runs the conftest.py of a test's folder and of those above it. */
function conftestsOf(modules: readonly ModuleFacts[], tests: readonly number[]): number[] {
  return modules.flatMap(({ path, role }, index) => {
    if (role !== 'test' || !/(^|\/)conftest\.py$/.test(path)) return []
    const folder = path.slice(0, -'conftest.py'.length)
    return tests.some((test) => modules[test]!.path.startsWith(folder)) ? [index] : []
  })
}

function neighbours({ uses }: ModuleGraph): Map<number, Set<number>> {
  const next = new Map<number, Set<number>>()
  for (const { from, to, typing } of uses) if (!typing) add(next, from, to)
  return next
}

function add(next: Map<number, Set<number>>, from: number, to: number): void {
  const known = next.get(from) ?? new Set()
  next.set(from, known.add(to))
}

function isPackage({ path }: ModuleFacts): boolean {
  return path.endsWith('__init__.py')
}

function isTestable({ role, units }: ModuleFacts): boolean {
  return role === 'source' && units.some(({ kind }) => kind === 'function' || kind === 'method')
}
