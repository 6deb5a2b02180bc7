import type { Gathered } from '../gathered.ts'
import type { ModuleGraph } from '../types/graph.ts'
import type { EntryKind, EntryPoint } from '../types/names.ts'
import type { ModuleFacts } from '../types.ts'
import { modulePath } from './module-path.ts'
import { findNamed, type Named } from './named.ts'
import type { Resolver } from './resolver.ts'

/** Decorators that make a function a stage of a pipeline, or a command, by the last part of their name. */
const STAGE =
  /^(prefect|airflow|dagster|metaflow|zenml|flytekit|kfp|modal|luigi|mage_ai)\..*|^(click|typer)\..*\.?(command|group)$|^hydra\.main$/

/** All places where the program is started, ordered by module. */
export async function findEntries(from: Gathered, resolver: Resolver, graph: ModuleGraph): Promise<EntryPoint[]> {
  const { modules } = from
  const named = await findNamed(from)
  const imported = new Set(graph.imports.flatMap(({ to, from: by }) => (to === undefined || to === by ? [] : [to])))
  const byPlace = placesOf(modules)
  const entries = modules.flatMap((module, index) => {
    if (module.role !== 'source' && module.role !== 'notebook' && module.role !== 'example') return []
    return [
      ...bodies(module, index, imported.has(index)),
      ...decorated(resolver, module, index),
      ...kedro(module, index),
    ]
  })
  const stages = named.flatMap((one) => toEntry(one, modules, byPlace))
  return [...entries, ...stages].sort((a, b) => a.module - b.module || a.unit - b.unit)
}

/** Indices of modules by dotted name, the first of each, and by path. */
function placesOf(modules: readonly ModuleFacts[]): Map<string, number> {
  const places = new Map<string, number>()
  modules.forEach(({ path, cells }, index) => {
    const name = modulePath(path)
    if (cells === undefined && !places.has(name)) places.set(name, index)
  })
  modules.forEach(({ path }, index) => {
    places.set(path, index)
  })
  return places
}

/** The script body of a notebook, of a module with a main guard, of a module that no other one imports. */
function bodies(module: ModuleFacts, index: number, isImported: boolean): EntryPoint[] {
  const unit = module.units.findIndex(({ kind }) => kind === 'script')
  const [main] = module.names.mains
  const line = main?.line ?? module.units[unit]?.line ?? 1
  const kind = kindOf(module, main !== undefined, unit !== -1 && !isImported)
  return kind === undefined ? [] : [{ kind, module: index, unit, line }]
}

function kindOf({ cells, path }: ModuleFacts, hasMain: boolean, isScript: boolean): EntryKind | undefined {
  if (cells !== undefined) return 'notebook'
  if (hasMain || path.endsWith('__main__.py')) return 'main-guard'
  return isScript && !/(^|\/)(__init__|setup|conftest)\.py$/.test(path) ? 'script' : undefined
}

function decorated(resolver: Resolver, module: ModuleFacts, index: number): EntryPoint[] {
  return module.names.signatures.flatMap(({ unit, decorators }) => {
    const { line } = module.units[unit]!
    const isStage = decorators.some((decorator) => {
      const meaning = resolver.resolve(decorator.replace(/(\(\)|\[\])+$/, ''), { module: index, unit: -1, line })
      return meaning !== undefined && STAGE.test(meaning.name)
    })
    return isStage ? [{ kind: 'decorated', module: index, unit, line } as const] : []
  })
}

/** What Kedro calls to get the pipelines of a project (https://docs.kedro.org, pipeline registry and hooks). */
const REGISTERS = /^(\w+\.)?(register_pipelines|_get_pipelines|create_pipelines?)$/

/** Kedro finds the pipelines of a project by the name of a function. */
function kedro({ units, imports }: ModuleFacts, index: number): EntryPoint[] {
  if (!imports.some(({ module }) => /^kedro\b/.test(module))) return []
  return units.flatMap(({ name, line }, unit) =>
    REGISTERS.test(name) ? [{ kind: 'decorated', module: index, unit, line } as const] : [],
  )
}

/** The module that a command or a console script names, when it is one of the repository. */
function toEntry(
  { target, kind, at }: Named,
  modules: readonly ModuleFacts[],
  byPlace: ReadonlyMap<string, number>,
): EntryPoint[] {
  const [place = '', name = ''] = target.split(':')
  const module = byPlace.get(place)
  if (module === undefined) return []
  const { units } = modules[module]!
  const unit = units.findIndex((one) => (name === '' ? one.kind === 'script' : one.name === name))
  return [{ kind, module, unit, line: units[unit]?.line ?? 1, namedIn: at }]
}
