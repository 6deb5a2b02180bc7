import type { ModuleGraph, ResolvedImport, UseSite } from '../../types/graph.ts'
import type { Import, ModuleFacts, ProjectFile } from '../../types.ts'
import { type Around, findModule, type Target } from './find-module.ts'
import { readManifests } from './manifests.ts'
import { ExportFinder } from './names.ts'
import { indexPlaces } from './places.ts'

/** Resolves imports and uses between modules of TypeScript and JavaScript; the others keep their numbers. */
export async function resolveScripts(
  root: string,
  modules: readonly ModuleFacts[],
  files: readonly ProjectFile[],
): Promise<ModuleGraph> {
  const around: Around = { ...(await readManifests(root, files)), places: indexPlaces(modules, files) }
  const targets = modules.map(({ path, language, imports }) =>
    language === 'python' ? [] : imports.map(({ module }) => findModule(around, path, module)),
  )
  const targetOf = (from: number, statement: Import): number | undefined =>
    moduleOf(targets[from]![modules[from]!.imports.indexOf(statement)])
  const names = new ExportFinder(modules, targetOf)
  const imports = targets.map((found, from) =>
    found.map((target, index) => resolveImport({ from, import: index }, target, modules[from]!.imports[index]!, names)),
  )
  return { imports: imports.flat(), uses: imports.flatMap((resolved, from) => usesOf(modules[from]!, resolved, names)) }
}

function moduleOf(target: Target | undefined): number | undefined {
  if (target?.origin !== 'first-party' || target.place === undefined) return undefined
  return 'module' in target.place ? target.place.module : undefined
}

function resolveImport(
  where: Pick<ResolvedImport, 'from' | 'import'>,
  target: Target,
  { name }: Import,
  names: ExportFinder,
): ResolvedImport {
  if (target.origin === 'unknown') return { ...where, origin: 'unknown', reason: target.reason }
  const module = moduleOf(target)
  if (module === undefined) return { ...where, origin: target.origin }
  const to = name === undefined || name === '*' ? module : (names.find(module, name) ?? module)
  return { ...where, origin: 'first-party', to }
}

/** Each place where an imported first-party name is read. The import itself is none, unless it is read on the spot. */
function usesOf(module: ModuleFacts, resolved: readonly ResolvedImport[], names: ExportFinder): UseSite[] {
  const bindings = bindingsOf(module, resolved)
  const read = module.uses.flatMap(({ name, line }) => useOf(name, line, bindings, names))
  return [...read, ...readOnTheSpot(module, resolved)].sort((a, b) => a.line - b.line)
}

/** What an imported name stands for. */
interface Binding {
  readonly from: number
  readonly to: number
  readonly statement: Import
}

/** By the name in the importing module; where a type and a value share it, the value counts. */
function bindingsOf({ imports }: ModuleFacts, resolved: readonly ResolvedImport[]): Map<string, Binding> {
  const bindings = new Map<string, Binding>()
  for (const { from, import: index, to } of resolved) {
    const statement = imports[index]!
    if (to === undefined || (statement.typing && bindings.has(statement.bound))) continue
    bindings.set(statement.bound, { from, to, statement })
  }
  return bindings
}

function useOf(name: string, line: number, bindings: ReadonlyMap<string, Binding>, names: ExportFinder): UseSite[] {
  const [root = '', property] = name.split('.', 2)
  const binding = bindings.get(root)
  if (binding === undefined) return []
  const { from, to: bound, statement } = binding
  const isModule = statement.name === undefined && property !== undefined
  const to = isModule ? (names.find(bound, property) ?? bound) : bound
  return to === from ? [] : [{ from, to, line, typing: statement.typing }]
}

/** `(await import('./x')).read()`, `require('./x').read()`. */
function readOnTheSpot({ imports }: ModuleFacts, resolved: readonly ResolvedImport[]): UseSite[] {
  return resolved.flatMap(({ from, import: index, to }) => {
    const { bound, name, line, typing } = imports[index]!
    return to === undefined || to === from || bound !== '' || name === undefined ? [] : [{ from, to, line, typing }]
  })
}
