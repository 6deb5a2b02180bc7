import type { ModuleGraph, ResolvedImport } from '../../../src/facts/types/graph.ts'
import type { ModuleFacts } from '../../../src/facts/types.ts'

/**
 * Tests that ask the modules of the project only for functions and classes that these no longer have: each fails before it
 * checks anything. Where one name is still there, or may be made at run time, the test counts. By index.
 */
export function outdatedTests(modules: readonly ModuleFacts[], { imports }: ModuleGraph): ReadonlySet<number> {
  const own = new Map<number, ResolvedImport[]>()
  for (const one of imports) {
    const { role, language } = modules[one.from]!
    if (role !== 'test' || language !== 'python' || one.to === undefined || modules[one.to]!.role === 'test') continue
    own.set(one.from, [...(own.get(one.from) ?? []), one])
  }
  return new Set([...own].flatMap(([test, found]) => (isOutdated(modules, test, found) ? [test] : [])))
}

function isOutdated(modules: readonly ModuleFacts[], test: number, found: readonly ResolvedImport[]): boolean {
  const asked = found.map((one) => askedOf(modules, test, one))
  if (asked.includes(undefined)) return false
  const names = asked.flatMap((one) => one ?? [])
  return names.length > 0 && names.every(({ module, name }) => isGone(modules[module]!, name))
}

interface Asked {
  readonly module: number
  readonly name: string
}

/** What a test wants of a module that it imports; `undefined` where that cannot be told. */
function askedOf(
  modules: readonly ModuleFacts[],
  test: number,
  { import: index, to }: ResolvedImport,
): Asked[] | undefined {
  const { imports, uses } = modules[test]!
  const { name, bound, module } = imports[index]!
  const stem = /([^/]+?)(\/__init__)?\.pyi?$/.exec(modules[to!]!.path)?.[1]
  if (name === '*' || (name === undefined && module.includes('.'))) return undefined
  if (name !== undefined && name !== stem) return [{ module: to!, name }]
  return uses.flatMap((use) => {
    const [root, wanted] = use.name.split('.', 2)
    return root === bound && wanted !== undefined ? [{ module: to!, name: wanted }] : []
  })
}

const DYNAMIC = /^(globals|locals|vars|exec|eval|setattr)$/

function isGone({ path, definitions, imports, calls }: ModuleFacts, name: string): boolean {
  if (/(^|\/)__init__\.py$/.test(path) || definitions.includes(name) || definitions.includes('__getattr__'))
    return false
  if (imports.some((one) => one.bound === name || one.name === '*')) return false
  return !/^__\w+__$/.test(name) && !calls.some(({ callee }) => DYNAMIC.test(callee))
}
