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

/** Each place where an imported first-party name is read. The import itself is none. */
function usesOf({ imports, uses }: ModuleFacts, resolved: readonly ResolvedImport[], names: ExportFinder): UseSite[] {
  const byName = new Map<string, { to: number; statement: Import }>()
  for (const { import: index, to } of resolved) {
    const statement = imports[index]!
    if (to !== undefined && !(statement.typing && byName.has(statement.bound)))
      byName.set(statement.bound, { to, statement })
  }
  const [first] = resolved
  return uses.flatMap(({ name, line }): UseSite[] => {
    const [root = '', property] = name.split('.', 2)
    const binding = byName.get(root)
    if (binding === undefined || first === undefined) return []
    const { to: bound, statement } = binding
    const isModule = statement.name === undefined && property !== undefined
    const to = isModule ? (names.find(bound, property) ?? bound) : bound
    return to === first.from ? [] : [{ from: first.from, to, line, typing: statement.typing }]
  })
}
