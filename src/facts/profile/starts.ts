import type { ModuleGraph } from '../types/graph.ts'
import type { EntryKind, NameFacts } from '../types/names.ts'
import type { TrainingSite } from '../types/profile.ts'
import type { View } from './view.ts'

/** What a run is started from. */
export interface Started extends Pick<View, 'modules' | 'names'> {
  readonly graph: ModuleGraph
}

const START: readonly EntryKind[] = ['main-guard', 'stage', 'console-script', 'decorated']

/**
 * Trainings that scripts, stages and commands of the source code lead to: by calls, by functions that are passed on, and by
 * functions that the started file imports by their name, which it hands to a parser of commands for instance.
 */
export function startedTraining(
  started: Started,
  training: readonly TrainingSite[],
  kinds: readonly EntryKind[] = START,
): TrainingSite[] {
  const { modules, names } = started
  const entries = names.entries.filter(({ kind, module }) => kinds.includes(kind) && modules[module]!.role === 'source')
  const files = new Set(entries.map(({ module }) => module))
  const reached = spread(names, [...entries.map(keyOf), ...importedBy(started, files)])
  return training.filter((site) => files.has(site.module) || reached.has(keyOf(site)))
}

/** Functions that these modules import by their name, as `module:unit`. */
function importedBy({ modules, graph }: Started, files: ReadonlySet<number>): string[] {
  return graph.imports.flatMap(({ from, import: statement, to }) => {
    const name = modules[from]!.imports[statement]?.name
    if (to === undefined || name === undefined || !files.has(from)) return []
    const unit = modules[to]!.units.findIndex((one) => one.kind === 'function' && one.name === name)
    return unit < 0 ? [] : [keyOf({ module: to, unit })]
  })
}

function spread({ edges }: NameFacts, starts: readonly string[]): ReadonlySet<string> {
  const called = new Map(edges.map(({ unit, calls }) => [unit, calls]))
  const reached = new Set(starts)
  for (const one of reached) for (const next of called.get(one) ?? []) reached.add(next)
  return reached
}

function keyOf({ module, unit }: { readonly module: number; readonly unit: number }): string {
  return `${module}:${unit}`
}
