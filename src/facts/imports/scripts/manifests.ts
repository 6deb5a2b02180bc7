import { asTable, asText, asTexts, at } from '../../read/plain.ts'
import { readText } from '../../read/text.ts'
import type { ProjectFile } from '../../types.ts'
import { parseJsonc } from './jsonc.ts'
import { foldersAbove, resolvePath } from './places.ts'

/** A folder with a package.json. */
export interface Package {
  readonly folder: string
  readonly name?: string
  /** Files by subpath: `.` and `./metrics` of "exports", `#log` of "imports"; `.` from "main" and its like too. */
  readonly subpaths: ReadonlyMap<string, readonly string[]>
}

/** A pattern of "paths" in a tsconfig.json, with at most one `*`. */
export interface PathAlias {
  readonly pattern: string
  /** Relative to the root. */
  readonly targets: readonly string[]
}

/** What the tsconfig files of one folder say on imports. */
export interface PathSettings {
  readonly folder: string
  readonly aliases: readonly PathAlias[]
  /** Folder from which plain names are tried first. */
  readonly baseUrl?: string
}

export interface Manifests {
  readonly packages: readonly Package[]
  /** By folder. */
  readonly settings: ReadonlyMap<string, PathSettings>
}

const PACKAGE = /(^|\/)package\.json$/
const SETTINGS = /(^|\/)(tsconfig(\.[\w-]+)?|jsconfig)\.json$/
/** Larger repositories repeat one setting in each package. */
const MOST_FILES = 2000

/** Reads all package.json and tsconfig.json files; what is broken says nothing. */
export async function readManifests(root: string, files: readonly ProjectFile[]): Promise<Manifests> {
  const paths = files.map(({ path }) => path)
  const read = (pattern: RegExp) => readAll(root, paths.filter((path) => pattern.test(path)).slice(0, MOST_FILES))
  const packages = await read(PACKAGE)
  const settings = await read(SETTINGS)
  return {
    packages: packages.map(([path, content]) => toPackage(folderOf(path), content)),
    settings: joinSettings(settings.map(([path, content]) => toSettings(folderOf(path), content))),
  }
}

async function readAll(root: string, paths: readonly string[]): Promise<[path: string, content: unknown][]> {
  const texts = await Promise.all(paths.map(async (path) => [path, await readOr(root, path)] as const))
  return texts.flatMap(([path, text]) => (text === undefined ? [] : [[path, parseJsonc(text)]]))
}

function readOr(root: string, path: string): Promise<string | undefined> {
  return readText(root, path).catch(() => undefined)
}

function folderOf(path: string): string {
  return foldersAbove(path)[0]!
}

function toPackage(folder: string, content: unknown): Package {
  const name = asText(at(content, 'name'))
  const subpaths = new Map<string, readonly string[]>()
  const entry = ['source', 'types', 'module', 'main'].flatMap((key) => asTexts(at(content, key)))
  if (entry.length > 0) subpaths.set('.', entry)
  const exported = at(content, 'exports')
  if (exported !== undefined) for (const [key, targets] of entries(exported)) subpaths.set(key, targets)
  for (const [key, targets] of entries(at(content, 'imports'))) subpaths.set(key, targets)
  return { folder, ...(name !== undefined && { name }), subpaths }
}

/** Conditions do not matter: whatever a subpath may stand for is tried. */
function entries(value: unknown): [string, string[]][] {
  const table = asTable(value)
  const keys = Object.keys(table).filter((key) => /^[.#]/.test(key))
  if (keys.length === 0) return value === undefined ? [] : [['.', texts(value)]]
  return keys.map((key) => [key, texts(table[key])])
}

/** All texts in nested conditions. */
function texts(value: unknown): string[] {
  const found: string[] = []
  const open = [value]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next === 'string') found.push(next)
    else if (typeof next === 'object' && next !== null) open.push(...Object.values(next).reverse())
  }
  return found
}

function toSettings(folder: string, content: unknown): PathSettings {
  const options = at(content, 'compilerOptions')
  const base = asText(at(options, 'baseUrl'))
  const baseUrl = base === undefined ? undefined : resolvePath(folder, base)
  const aliases = Object.entries(asTable(at(options, 'paths'))).map(([pattern, targets]) => ({
    pattern,
    targets: asTexts(targets).flatMap((target) => resolvePath(baseUrl ?? folder, target) ?? []),
  }))
  return { folder, aliases, ...(baseUrl !== undefined && { baseUrl }) }
}

/** tsconfig.json often only points to tsconfig.app.json beside it: what any of them says holds for the folder. */
function joinSettings(all: readonly PathSettings[]): Map<string, PathSettings> {
  const joined = new Map<string, PathSettings>()
  for (const one of all) {
    const known = joined.get(one.folder)
    joined.set(one.folder, { ...known, ...one, aliases: [...(known?.aliases ?? []), ...one.aliases] })
  }
  return joined
}
