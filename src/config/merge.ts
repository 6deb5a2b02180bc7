import type { Layer } from './layers.ts'
import { type Origin, Origins, type Path } from './origins.ts'
import type { Settings } from './schema.ts'

/** Keys whose lists are joined, the more general one first. All other lists are replaced as a whole. */
const JOINED: ReadonlySet<string> = new Set(['exclude', 'overrides', 'accept', 'attestations'])

type Table = Readonly<Record<string, unknown>>

/** One configuration from several, the later ones going before, and where each of its values stands. */
export function merge(layers: readonly Layer[]): { settings: Settings; origins: Origins } {
  const origins = new Origins()
  let settings: Table = {}
  for (const { settings: own, source } of layers) {
    const placeOf = (path: Path): Origin => ({ file: source.file, line: source.lineOf(path) })
    const { extends: _extends, ...values } = own
    settings = mergeTables(settings, values, [], { origins, placeOf })
  }
  return { settings: settings as Settings, origins }
}

interface Places {
  readonly origins: Origins
  placeOf(path: Path): Origin
}

function mergeTables(before: Table, own: Table, path: Path, places: Places): Table {
  const merged = new Map(Object.entries(before))
  for (const [key, value] of Object.entries(own)) {
    const under = [...path, key]
    const old = merged.get(key)
    merged.delete(key) // Order matters where the last pattern wins: what goes before stands last.
    merged.set(key, mergeValues(old, value, under, places))
  }
  return Object.fromEntries(merged)
}

function mergeValues(old: unknown, value: unknown, path: Path, places: Places): unknown {
  if (isTable(value)) {
    const before = isTable(old) ? old : {}
    if (before !== old) places.origins.forget(path)
    return mergeTables(before, value, path, places)
  }
  if (Array.isArray(value) && path.length === 1 && JOINED.has(path[0] as string)) {
    const before = Array.isArray(old) ? old : []
    value.forEach((_, index) => {
      places.origins.set([...path, before.length + index], places.placeOf([...path, index]))
    })
    return [...before, ...value]
  }
  places.origins.forget(path)
  places.origins.set(path, places.placeOf(path))
  return value
}

function isTable(value: unknown): value is Table {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
