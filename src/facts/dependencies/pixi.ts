import { asTable, asText, at } from '../read/plain.ts'
import { parseToml } from '../read/toml.ts'
import type { DependencyGroup } from '../types/dependencies.ts'
import { type Declarations, declarations, dependency, merge } from './found.ts'
import { groupOfName } from './group.ts'
import type { Manifest } from './manifest.ts'
import { isPinnedByConda } from './pinned.ts'
import { normalise } from './requirement.ts'

/** Reads pixi.toml. */
export async function readPixiToml(text: string, path: string): Promise<Declarations> {
  return readPixi({ path, document: await parseToml(text) }, [])
}

/** Tables of Pixi below `root`: its own, those of platforms (`target`) and those of features. */
export function readPixi(manifest: Manifest, root: readonly string[]): Declarations {
  const features = keysOf(manifest, [...root, 'feature'])
  const places = [
    { keys: root, group: 'runtime' as const },
    ...features.map((name) => ({ keys: [...root, 'feature', name], group: groupOfName(name), groupName: name })),
  ]
  return merge(places.flatMap((place) => withTargets(manifest, place)).flatMap((place) => tables(manifest, place)))
}

interface Place {
  readonly keys: readonly string[]
  readonly group: DependencyGroup
  readonly groupName?: string
}

function keysOf({ document }: Manifest, keys: readonly string[]): string[] {
  return Object.keys(asTable(at(document.value, ...keys)))
}

function withTargets(manifest: Manifest, place: Place): Place[] {
  const targets = keysOf(manifest, [...place.keys, 'target'])
  return [place, ...targets.map((name) => ({ ...place, keys: [...place.keys, 'target', name] }))]
}

function tables(manifest: Manifest, { keys, ...group }: Place): Declarations[] {
  const own = ['dependencies', 'pypi-dependencies'].map((name) =>
    readTable(manifest, { keys: [...keys, name], ...group }),
  )
  const build = ['build-dependencies', 'host-dependencies'].map((name) =>
    readTable(manifest, { ...group, keys: [...keys, name], group: 'development' }),
  )
  return [...own, ...build]
}

function readTable({ path, document }: Manifest, { keys, ...group }: Place): Declarations {
  const entries = Object.entries(asTable(at(document.value, ...keys)))
  const lineOf = (name: string) => document.lineOf(keys.join('.'), name)
  const packages = entries.filter(([name, value]) => name !== 'python' && !('path' in asTable(value)))
  return declarations({
    declared: packages.map(([name, value]) => {
      const spec = specOf(value)
      const found = { name: normalise(name), spec, pinned: isPinnedByConda(spec), line: lineOf(name) }
      return dependency({ path, source: 'pixi', ...group }, found)
    }),
    python: entries
      .filter(([name]) => name === 'python')
      .map(([name, value]) => ({ spec: specOf(value), at: { path, line: lineOf(name) } })),
  })
}

function specOf(value: unknown): string {
  const table = asTable(value)
  const spec = asText(value) ?? asText(table.version) ?? asText(table.git) ?? asText(table.url) ?? ''
  return spec === '*' ? '' : spec
}
