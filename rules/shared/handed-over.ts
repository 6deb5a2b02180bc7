import type { ModuleGraph } from '../../src/facts/types/graph.ts'
import type { ModuleFacts } from '../../src/facts/types.ts'
import { once } from './once.ts'
import type { UnitRef } from './reach/callers.ts'

/** A function of the repository that is given to a call, which calls it in turn: `frame.pipe(clean)`, `node(func=clean)`. */
export interface HandedOver {
  readonly module: number
  /** Index into the calls of the module. */
  readonly call: number
  readonly to: UnitRef
}

/** All such functions in code of the project and in tests, in the order of the calls: those of the file, and imported ones. Linear. */
export function handedOver(modules: readonly ModuleFacts[], graph: ModuleGraph): readonly HandedOver[] {
  return foundIn(modules)(graph)
}

const foundIn = once((modules: readonly ModuleFacts[]) => once((graph: ModuleGraph) => findHandedOver(modules, graph)))

function findHandedOver(modules: readonly ModuleFacts[], graph: ModuleGraph): HandedOver[] {
  const functions = modules.map(functionsOf)
  const imported = importedBy(modules, graph)
  return modules.flatMap((facts, module) => {
    const known = { module, own: functions[module]!, imported: imported.get(module), functions }
    const isOpen = known.own.size > 0 || known.imported !== undefined
    return isOpen && ROLES.test(facts.role) ? inModule(facts, known) : []
  })
}

const ROLES = /^(source|notebook|test)$/

function inModule({ calls }: ModuleFacts, known: Known): HandedOver[] {
  return calls.flatMap(({ arguments: given }, call) =>
    given.flatMap(({ name }) => {
      const to = name === undefined ? undefined : targetOf(name, known)
      return to === undefined ? [] : [{ module: known.module, call, to }]
    }),
  )
}

/** Units of a module that are functions, by name. */
type Functions = ReadonlyMap<string, number>

function functionsOf({ units }: ModuleFacts): Functions {
  return new Map(units.flatMap(({ name, kind }, unit) => (kind === 'function' ? [[name, unit]] : [])))
}

/** What an import binds: a module, or a name in it. */
interface Imported {
  readonly to: number
  readonly name?: string
}

/** For each module its imports from the repository, by bound name. */
function importedBy(modules: readonly ModuleFacts[], { imports }: ModuleGraph): Map<number, Map<string, Imported>> {
  const found = new Map<number, Map<string, Imported>>()
  for (const { from, to, import: index } of imports) {
    const statement = modules[from]!.imports[index]
    if (to === undefined || to === from || statement === undefined) continue
    const own = found.get(from) ?? new Map<string, Imported>()
    found.set(from, own.set(statement.bound, { to, ...(statement.name !== undefined && { name: statement.name }) }))
  }
  return found
}

interface Known {
  readonly module: number
  readonly own: Functions
  readonly imported: ReadonlyMap<string, Imported> | undefined
  /** Functions of all modules. */
  readonly functions: readonly Functions[]
}

/** The function that a name without calls and subscripts stands for. */
function targetOf(name: string, { module, own, imported, functions }: Known): UnitRef | undefined {
  const here = own.get(name)
  if (here !== undefined) return { module, unit: here }
  const [root = '', ...rest] = name.split('.')
  const source = imported?.get(root)
  if (source === undefined) return undefined
  const unit = functions[source.to]!.get(rest.length === 0 ? (source.name ?? '') : rest.join('.'))
  return unit === undefined ? undefined : { module: source.to, unit }
}
