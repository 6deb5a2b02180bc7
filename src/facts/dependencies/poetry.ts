import { asArray, asTable, asText, at, type Table } from '../read/plain.ts'
import type { DependencyGroup } from '../types/dependencies.ts'
import { type Declarations, declarations, dependency, merge, type Place } from './found.ts'
import { groupOfName } from './group.ts'
import type { Manifest } from './manifest.ts'
import { isPinnedByPoetry } from './pinned.ts'
import { normalise } from './requirement.ts'

/** Reads the tables of Poetry: `name = "^1.0"` or `name = {version = ..., git = ..., optional = true}`. */
export function readPoetry(manifest: Manifest): Declarations {
  const root = ['tool', 'poetry']
  const groups = Object.keys(asTable(at(manifest.document.value, ...root, 'group')))
  return merge([
    readTable(manifest, [...root, 'dependencies'], { group: 'runtime' }),
    readTable(manifest, [...root, 'dev-dependencies'], { group: 'development' }),
    ...groups.map((name) =>
      readTable(manifest, [...root, 'group', name, 'dependencies'], { group: groupOfName(name), groupName: name }),
    ),
  ])
}

interface Group {
  readonly group: DependencyGroup
  readonly groupName?: string
}

function readTable({ path, document }: Manifest, keys: readonly string[], group: Group): Declarations {
  const table = keys.join('.')
  const entries = Object.entries(asTable(at(document.value, ...keys))).map(([name, value]) => ({
    name,
    value,
    line: document.lineOf(table, name),
  }))
  const python = entries.filter(({ name }) => name === 'python')
  return declarations({
    declared: readEntries(entries, { path, source: 'pyproject', ...group }),
    python: python.map(({ value, line }) => ({ spec: specOf(value) ?? '', at: { path, line } })),
  })
}

export interface Entry {
  readonly name: string
  readonly value: unknown
  readonly line: number
}

/** Entries of a table of Poetry or Pipenv. Folders beside the project are left out, and so is Python itself. */
export function readEntries(entries: readonly Entry[], place: Place) {
  return entries.flatMap(({ name, value, line }) => {
    const spec = specOf(value)
    if (spec === undefined || name === 'python') return []
    const group = asTable(value).optional === true ? 'optional' : place.group
    return [dependency({ ...place, group }, { name: normalise(name), spec, pinned: isPinnedByPoetry(spec), line })]
  })
}

/** Version or address; of several alternatives the first. Undefined for a local folder. */
function specOf(value: unknown): string | undefined {
  const first = Array.isArray(value) ? asArray(value)[0] : value
  if (typeof first === 'string') return first === '*' ? '' : first
  const table = asTable(first)
  if ('path' in table) return undefined
  return asText(table.version)?.replace(/^\*$/, '') ?? addressOf(table)
}

function addressOf(table: Table): string {
  const git = asText(table.git)
  const ref = asText(table.rev) ?? asText(table.ref) ?? asText(table.tag) ?? asText(table.branch)
  if (git !== undefined) return `git+${git}${ref === undefined ? '' : `@${ref}`}`
  return asText(table.url) ?? asText(table.file) ?? ''
}
