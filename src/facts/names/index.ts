import type { Gathered } from '../gathered.ts'
import type { ResolvedImport } from '../types/graph.ts'
import type { Column, ImportedRoot, NamedCalls, NameFacts, ResolvedCall } from '../types/names.ts'
import type { ModuleFacts } from '../types.ts'
import { findCallEdges, writtenEdges } from './edges.ts'
import { findEntries } from './entries.ts'
import { FRAME } from './frames.ts'
import { isOptional } from './optional.ts'
import { ownNames } from './own-names.ts'
import { findPassed } from './passed.ts'
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
  const calls: ResolvedCall[] = []
  for (const [index, { role }] of modules.entries()) if (ROLES.has(role)) resolveCalls(resolver, own, index, calls)
  const passed = findPassed(resolver, ROLES)
  const edges = findCallEdges(resolver, { calls, passed })
  const entries = await findEntries(from, resolver, graph)
  return {
    ownNames: [...own].sort(),
    calls,
    foreign: foreignByName(calls),
    passed,
    edges: writtenEdges(edges, resolver),
    imports: graph.imports.flatMap((one) => {
      const module = modules[one.from]!
      const isForeign = one.origin === 'third-party' || isVendored(modules, one.to)
      return isForeign && ROLES.has(module.role) ? importedRoot(module, one, own) : []
    }),
    columns: modules.flatMap((module, index) => (ROLES.has(module.role) ? findColumns(resolver, module, index) : [])),
    entries,
    ...findReach(modules, { edges, entries, graph }),
  }
}

function foreignByName(calls: readonly ResolvedCall[]): NamedCalls[] {
  const groups = new Map<string, ResolvedCall[]>()
  for (const call of calls) {
    if (call.origin === 'first-party') continue
    const same = groups.get(call.name)
    if (same === undefined) groups.set(call.name, [call])
    else same.push(call)
  }
  return [...groups].map(([name, same]) => ({ name, calls: same }))
}

function isVendored(modules: readonly ModuleFacts[], to: number | undefined): boolean {
  return to !== undefined && modules[to]!.role === 'vendored'
}

/** Adds what could be resolved: there are more calls than anything else, so each is written down once. */
function resolveCalls(resolver: Resolver, own: ReadonlySet<string>, module: number, found: ResolvedCall[]): void {
  const { facts } = resolver.scopes[module]!
  const { calls, role } = facts
  for (const [call, { callee, line, unit, loops }] of calls.entries()) {
    const meaning = resolver.resolve(callee, { module, unit, line })
    if (meaning === undefined) continue
    const { name, origin, confidence, to } = meaning
    if (origin === 'third-party' && own.has(rootOf(name))) continue
    const guarded = meaning.guarded || isOptional(facts, line)
    if (to === undefined) found.push({ module, call, unit, line, role, name, origin, confidence, guarded, loops })
    else found.push({ module, call, unit, line, role, name, origin, confidence, guarded, loops, to })
  }
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
