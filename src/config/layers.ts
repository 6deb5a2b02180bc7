import { dirname, join, relative, resolve } from 'node:path'
import { readSmallFile } from '../discover/read.ts'
import { AuditError } from '../errors.ts'
import type { FoundConfig } from './find.ts'
import { inside } from './inside.ts'
import type { Settings } from './schema.ts'
import type { ConfigSource } from './source.ts'

/** One configuration file, checked. */
export interface Layer {
  readonly path: string
  readonly source: ConfigSource
  readonly settings: Settings
}

/** Files that one configuration may draw on, all in all. */
const MOST_LAYERS = 20

/** Where a file stands, and who extends it. */
interface Open {
  readonly path: string
  /** As the user can open it. */
  readonly shown: string
  readonly source: ConfigSource
  /** Paths of the files that lead to it, itself included. */
  readonly trail: readonly string[]
}

/**
 * The configuration and all that it extends, the most general first: what comes later goes before.
 * @throws AuditError when a file is broken, leaves the repository or extends itself in a circle
 */
export async function readLayers(found: FoundConfig): Promise<Layer[]> {
  const path = resolve(found.file)
  const source = await readSource(found.file, found.format, found.text)
  if (source === undefined) return []
  const layers: Layer[] = []
  await add({ path, shown: found.file, source, trail: [path] }, found.top, layers)
  return layers
}

/** Adds the files that one extends before itself. Depth is bounded by the number of layers. */
async function add(open: Open, top: string, layers: Layer[]): Promise<void> {
  if (layers.some(({ path }) => path === open.path)) return
  const { validate } = await import('./validate.ts')
  const settings = validate(open.source)
  if (settings.attestations !== undefined) {
    const { checkAttestations } = await import('./attestations/check.ts')
    checkAttestations(settings, open.source, dirname(open.shown))
  }
  for (const [index, name] of [settings.extends ?? []].flat().entries()) {
    const at = `${open.shown}:${open.source.lineOf(['extends', index])}: extends: `
    await add(await follow(open, name, top, at), top, layers)
    if (layers.length > MOST_LAYERS) throw new AuditError(`${at}more than ${MOST_LAYERS} files; join some of them`)
  }
  layers.push({ path: open.path, source: open.source, settings })
}

async function follow(from: Open, name: string, top: string, at: string): Promise<Open> {
  const path = inside(top, dirname(from.path), name)
  if (path === undefined) throw new AuditError(`${at}“${name}” is outside of the repository; copy it into it`)
  const shown = join(dirname(from.shown), relative(dirname(from.path), path))
  if (from.trail.includes(path)) {
    const circle = [...from.trail, path].map((one) => relative(top, one) || one)
    throw new AuditError(`${at}a circle: ${circle.join(' -> ')}; take one of them out`)
  }
  if (from.trail.length >= MOST_LAYERS) throw new AuditError(`${at}more than ${MOST_LAYERS} files; join some of them`)
  const format = formatOf(name, at)
  const text = readSmallFile(path)
  if (text === undefined) {
    throw new AuditError(`${at}${shown} cannot be read: it must be a readable plain file of at most 1 MB`)
  }
  const source = await readSource(shown, format, text)
  if (source === undefined) throw new AuditError(`${at}${shown} has no table [tool.se-ml]`)
  return { path, shown, source, trail: [...from.trail, path] }
}

function formatOf(name: string, at: string): FoundConfig['format'] {
  if (/\.ya?ml$/.test(name)) return 'yaml'
  if (name.endsWith('.toml')) return 'pyproject'
  throw new AuditError(`${at}“${name}” is no .yml, .yaml or .toml file; presets are named by the key “preset”`)
}

async function readSource(
  file: string,
  format: FoundConfig['format'],
  text: string,
): Promise<ConfigSource | undefined> {
  return format === 'yaml'
    ? (await import('./yaml.ts')).readYaml(file, text)
    : (await import('./toml.ts')).readPyproject(file, text)
}
