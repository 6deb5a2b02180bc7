import { dirname, join, relative, resolve } from 'node:path'
import { readSmallFile } from '../discover/read.ts'
import { AuditError } from '../errors.ts'
import type { FoundConfig } from './find.ts'
import { inside } from './inside.ts'
import type { Settings } from './schema.ts'
import type { ConfigSource, ConfigText } from './source.ts'

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

/** What has been read of a repository so far. */
interface Read {
  /** Root of the repository, which no file may leave. */
  readonly top: string
  readonly layers: Layer[]
}

/** A file that another one extends. */
interface Extension {
  readonly from: Open
  /** As it is written. */
  readonly name: string
  /** Where it is written, as messages begin: `FILE:LINE: extends: `. */
  readonly at: string
}

/**
 * The configuration and all that it extends, the most general first: what comes later goes before.
 * @throws AuditError when a file is broken, leaves the repository or extends itself in a circle
 */
export async function readLayers(found: FoundConfig): Promise<Layer[]> {
  const path = resolve(found.file)
  const source = await readSource(found)
  if (source === undefined) return []
  const read: Read = { top: found.top, layers: [] }
  await add({ path, shown: found.file, source, trail: [path] }, read)
  return read.layers
}

/** Adds the files that one extends before itself. Depth is bounded by the number of layers. */
async function add(open: Open, read: Read): Promise<void> {
  const { source } = open
  if (read.layers.some(({ path }) => path === open.path)) return
  const settings = await check(open)
  for (const [index, name] of [settings.extends ?? []].flat().entries()) {
    const extension = { from: open, name, at: `${open.shown}:${source.lineOf(['extends', index])}: extends: ` }
    await add(await follow(extension, read.top), read)
    if (read.layers.length > MOST_LAYERS) throw tooMany(extension)
  }
  read.layers.push({ path: open.path, source, settings })
}

async function check({ source, shown }: Open): Promise<Settings> {
  const { validate } = await import('./validate.ts')
  const settings = validate(source)
  if (settings.attestations === undefined) return settings
  const { checkAttestations } = await import('./attestations/check.ts')
  checkAttestations(settings, source, dirname(shown))
  return settings
}

async function follow(extension: Extension, top: string): Promise<Open> {
  const { from, name, at } = extension
  const path = inside({ top, folder: dirname(from.path) }, name)
  if (path === undefined) throw new AuditError(`${at}“${name}” is outside of the repository; copy it into it`)
  const trail = [...from.trail, path]
  if (from.trail.includes(path)) {
    const circle = trail.map((one) => relative(top, one) || one)
    throw new AuditError(`${at}a circle: ${circle.join(' -> ')}; take one of them out`)
  }
  if (from.trail.length >= MOST_LAYERS) throw tooMany(extension)
  const shown = join(dirname(from.shown), relative(dirname(from.path), path))
  return { path, shown, source: await readExtended(extension, { path, shown }), trail }
}

async function readExtended({ name, at }: Extension, file: Pick<Open, 'path' | 'shown'>): Promise<ConfigSource> {
  const format = formatOf(name, at)
  const text = readSmallFile(file.path)
  if (text === undefined) {
    throw new AuditError(`${at}${file.shown} cannot be read: it must be a readable plain file of at most 1 MB`)
  }
  const source = await readSource({ file: file.shown, format, text })
  if (source === undefined) throw new AuditError(`${at}${file.shown} has no table [tool.se-ml]`)
  return source
}

function tooMany({ at }: Extension): AuditError {
  return new AuditError(`${at}more than ${MOST_LAYERS} files; join some of them`)
}

function formatOf(name: string, at: string): ConfigText['format'] {
  if (/\.ya?ml$/.test(name)) return 'yaml'
  if (name.endsWith('.toml')) return 'pyproject'
  throw new AuditError(`${at}“${name}” is no .yml, .yaml or .toml file; presets are named by the key “preset”`)
}

async function readSource(text: ConfigText): Promise<ConfigSource | undefined> {
  return text.format === 'yaml'
    ? (await import('./yaml.ts')).readYaml(text)
    : (await import('./toml.ts')).readPyproject(text)
}
