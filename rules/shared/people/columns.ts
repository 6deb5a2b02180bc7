import type { DataColumns } from '../../../src/facts/types/dataColumns.ts'
import { locate } from '../../../src/facts/types/locate.ts'
import { isIdentifying, isPersonal, isProtected } from '../../../src/facts/types/person-columns.ts'
import type { Call } from '../../../src/facts/types.ts'
import type { Location } from '../../../src/model.ts'
import type { Code } from '../evidence/use.ts'

/** A column on persons, where it is named. */
export interface PersonColumn {
  readonly name: string
  readonly sort: 'protected' | 'identifying' | 'personal'
  readonly at: Location
  /** Module and line of code; absent for a column of a file. */
  readonly code?: { readonly module: number; readonly line: number; readonly unit: number }
}

/** Data on animals and plants have a sex and no gender to be unfair to. */
const NO_PERSONS = /penguin|abalone|\bfish|iris|mouse|mice|rats?\b|zebrafish|drosophila|crab|poultry|cattle|livestock/i

/** Columns on persons in the project's code and in the first lines of its tables. Data sets on animals are left out. */
export function personColumns({ modules, names }: Code, tables: readonly DataColumns[]): PersonColumn[] {
  const animals = onAnimals(modules)
  const inCode = names.columns
    .filter(({ module }) => /^(source|notebook)$/.test(modules[module]!.role) && !animals.has(module))
    .flatMap(({ columns, module, line, unit }) =>
      columns.map((name) => ({ name, at: locate(modules[module]!, line), code: { module, line, unit } })),
    )
  const inFiles = tables
    .filter(({ path }) => !NO_PERSONS.test(path))
    .flatMap(({ path, columns }) => columns.map((name) => ({ name, at: { path, line: 1 } })))
  return [...inCode, ...inFiles].flatMap((one) => {
    const sort = sortOf(one.name)
    return sort === undefined ? [] : [{ ...one, sort }]
  })
}

/** Modules that work on animals or plants, by their paths and by what they read. */
export function onAnimals(modules: Code['modules']): ReadonlySet<number> {
  const isNamed = ({ arguments: all }: Call) =>
    all.some(({ value }) => typeof value === 'string' && NO_PERSONS.test(value))
  return new Set(
    modules.flatMap(({ path, calls }, module) => (NO_PERSONS.test(path) || calls.some(isNamed) ? [module] : [])),
  )
}

function sortOf(name: string): PersonColumn['sort'] | undefined {
  if (isProtected(name)) return 'protected'
  if (isIdentifying(name)) return 'identifying'
  return isPersonal(name) ? 'personal' : undefined
}

/** Names of protected columns, each once, in words: `sex, race`. */
export function protectedNames(columns: readonly PersonColumn[]): string {
  const names = [...new Set(columns.filter(({ sort }) => sort === 'protected').map(({ name }) => name))]
  return names.slice(0, 4).join(', ') + (names.length > 4 ? ', …' : '')
}
