import { readText } from '../read/text.ts'
import { parseToml, type TomlDocument } from '../read/toml.ts'
import type { ProjectFile } from '../types.ts'

/** The audited repository as the CI readers see it: files by path, nothing outside. */
export interface Project {
  /** Paths of all files, sorted. */
  readonly paths: readonly string[]
  has(path: string | undefined): path is string
  /** Text of a file; undefined when there is none, or when it cannot be read. */
  read(path: string | undefined): Promise<string | undefined>
  /** A TOML file as data; undefined when there is none or it does not parse. */
  toml(path: string | undefined): Promise<TomlDocument | undefined>
}

/** Scripts and task files are short; what is larger was not written for this. */
const SIZE_LIMIT = 256 * 1024

/** The repository on disk. Each file is read at most once. */
export function projectAt(root: string, files: readonly ProjectFile[]): Project {
  return projectOf(
    files.map(({ path }) => path),
    (path) => readText(root, path, SIZE_LIMIT),
  )
}

/** A repository whose texts come from `load`, which may throw. */
export function projectOf(paths: readonly string[], load: (path: string) => Promise<string>): Project {
  const known = new Set(paths)
  const texts = new Map<string, Promise<string | undefined>>()
  const tables = new Map<string, Promise<TomlDocument | undefined>>()
  const has = (path: string | undefined): path is string => path !== undefined && known.has(path)
  const read = (path: string | undefined) => (has(path) ? once(texts, path, () => load(path)) : nothing())
  const toml = (path: string | undefined) =>
    has(path) ? once(tables, path, async () => parseToml((await read(path)) ?? '')) : nothing()
  return { paths: [...known].sort(), has, read, toml }
}

function nothing(): Promise<undefined> {
  return Promise.resolve(undefined)
}

/** A file that fails counts as absent here: the file list and the manifests' own readers name it. */
function once<T>(
  cache: Map<string, Promise<T | undefined>>,
  key: string,
  make: () => Promise<T>,
): Promise<T | undefined> {
  const made = cache.get(key) ?? make().catch(() => undefined)
  cache.set(key, made)
  return made
}
