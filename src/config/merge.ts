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
    settings = mergeTables({ before: settings, own: values }, { path: [], origins, placeOf })
  }
  return { settings: settings as Settings, origins }
}

/** Two values of one key; the layer's own goes before. */
interface Values<Before, Own> {
  readonly before: Before
  readonly own: Own
}

/** A key of the layer that is being merged. */
interface Place {
  readonly path: Path
  readonly origins: Origins
  placeOf(path: Path): Origin
}

function mergeTables({ before, own }: Values<Table, Table>, place: Place): Table {
  const merged = new Map(Object.entries(before))
  for (const [key, value] of Object.entries(own)) {
    const old = merged.get(key)
    merged.delete(key) // Order matters where the last pattern wins: what goes before stands last.
    merged.set(key, mergeValues({ before: old, own: value }, { ...place, path: [...place.path, key] }))
  }
  return Object.fromEntries(merged)
}

function mergeValues({ before, own }: Values<unknown, unknown>, place: Place): unknown {
  const { path, origins, placeOf } = place
  if (isTable(own)) {
    if (!isTable(before)) origins.forget(path)
    return mergeTables({ before: isTable(before) ? before : {}, own }, place)
  }
  if (Array.isArray(own) && isJoined(path)) return join({ before: Array.isArray(before) ? before : [], own }, place)
  origins.forget(path)
  origins.set(path, placeOf(path))
  return own
}

function isJoined([key, ...rest]: Path): boolean {
  return rest.length === 0 && JOINED.has(key as string)
}

function join({ before, own }: Values<readonly unknown[], readonly unknown[]>, place: Place): unknown[] {
  const { path, origins, placeOf } = place
  for (const index of own.keys()) origins.set([...path, before.length + index], placeOf([...path, index]))
  return [...before, ...own]
}

function isTable(value: unknown): value is Table {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
