import type { Gathered } from '../gathered.ts'
import type { ResolvedImport } from '../types/graph.ts'
import type { Column, ImportedRoot, NamedCalls, NameFacts, ResolvedCall } from '../types/names.ts'
import type { ModuleFacts } from '../types.ts'
import { findCallEdges } from './edges.ts'
import { findEntries } from './entries.ts'
import { FRAME } from './frames.ts'
import { isOptional } from './optional.ts'
import { ownNames } from './own-names.ts'
import { findReach } from './reach.ts'
import { Resolver } from './resolver.ts'

/** Code in which names are evidence of something; vendored, generated and template code is not. */
const ROLES = new Set(['source', 'notebook', 'example', 'test'])

/** Resolves all calls, and says what entry points and tests reach. */
export async function gatherNames(from: Gathered): Promise<NameFacts> {
  const { modules } = from
  const graph = await from.ask('graph')
  const own = await ownNames(from)
  const resolver = new Resolver(modules, graph)
  const calls = modules.flatMap((module, index) => (ROLES.has(module.role) ? resolveCalls(resolver, own, index) : []))
  const entries = await findEntries(from, resolver, graph)
  return {
    ownNames: [...own].sort(),
    calls,
    foreign: byName(calls.filter(({ origin }) => origin !== 'first-party')),
    edges: findCallEdges(modules, calls),
    imports: graph.imports.flatMap((one) => {
      const module = modules[one.from]!
      const isForeign = one.origin === 'third-party' || isVendored(modules, one.to)
      return isForeign && ROLES.has(module.role) ? importedRoot(module, one, own) : []
    }),
    columns: modules.flatMap((module, index) => (ROLES.has(module.role) ? findColumns(resolver, module, index) : [])),
    entries,
    ...findReach(modules, { calls, entries, resolver, graph }),
  }
}

function byName(calls: readonly ResolvedCall[]): NamedCalls[] {
  const groups = new Map<string, ResolvedCall[]>()
  for (const call of calls) {
    const same = groups.get(call.name)
    if (same === undefined) groups.set(call.name, [call])
    else same.push(call)
  }
  return [...groups].map(([name, same]) => ({ name, calls: same }))
}

function isVendored(modules: readonly ModuleFacts[], to: number | undefined): boolean {
  return to !== undefined && modules[to]!.role === 'vendored'
}

function resolveCalls(resolver: Resolver, own: ReadonlySet<string>, module: number): ResolvedCall[] {
  const { facts } = resolver.scopes[module]!
  const { calls, role } = facts
  const found: ResolvedCall[] = []
  calls.forEach(({ callee, line, unit, loops }, call) => {
    const meaning = resolver.resolve(callee, { module, unit, line })
    if (meaning === undefined) return
    const { name, origin, confidence, to } = meaning
    if (origin === 'third-party' && own.has(rootOf(name))) return
    const guarded = meaning.guarded || isOptional(facts, line)
    const one = { module, call, unit, line, role, name, origin, confidence, guarded, loops }
    found.push(to === undefined ? one : { ...one, to })
  })
  return found
}

function importedRoot(facts: ModuleFacts, one: ResolvedImport, own: ReadonlySet<string>): ImportedRoot[] {
  const { module, name, line, level, guarded } = facts.imports[one.import]!
  const root = rootOf(module)
  if (level > 0 || own.has(root)) return []
  const full = name === undefined || name === '*' ? module : `${module}.${name}`
  const isGuarded = guarded && isOptional(facts, line)
  return [{ root, name: full, module: one.from, line, role: facts.role, guarded: isGuarded }]
}

function findColumns(resolver: Resolver, { names }: ModuleFacts, module: number): Column[] {
  return names.subscripts.flatMap((one) => {
    const meaning = resolver.resolve(one.of, { module, unit: one.unit, line: one.line })
    if (meaning === undefined || !FRAME.test(meaning.name)) return []
    return [{ ...one, module, confidence: meaning.confidence === 'low' ? 'low' : 'medium' } as const]
  })
}

function rootOf(name: string): string {
  const dot = name.indexOf('.')
  return dot < 0 ? name : name.slice(0, dot)
}
