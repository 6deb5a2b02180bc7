import type { ModuleFacts, ProjectFile } from '../../types.ts'

/** What a path stands for: a module, or a file that holds no code (a style sheet, a picture, data). */
export type Place = { readonly module: number } | { readonly file: string }

/** Finds files as a bundler does: endings may be missing or those of the compiled file, folders have an index. */
export interface Places {
  /** @param path relative to the root, with `/`, without `.` and `..` */
  at(path: string): Place | undefined
}

const ENDINGS = ['.ts', '.tsx', '.d.ts', '.js', '.jsx', '.mts', '.cts', '.mjs', '.cjs', '.json', '.vue', '.svelte']

/** Endings of source by the ending that the compiled file has. */
const SOURCES: Readonly<Record<string, readonly string[]>> = {
  '.js': ['.ts', '.tsx', '.jsx', '.d.ts'],
  '.jsx': ['.tsx'],
  '.mjs': ['.mts', '.d.mts'],
  '.cjs': ['.cts', '.d.cts'],
}

export function indexPlaces(modules: readonly ModuleFacts[], files: readonly ProjectFile[]): Places {
  const byPath = new Map<string, Place>(files.map(({ path }) => [path, { file: path }]))
  modules.forEach(({ path, language }, module) => {
    if (language !== 'python') byPath.set(path, { module })
  })
  const at = (path: string): Place | undefined => {
    for (const candidate of candidates(path)) {
      const found = byPath.get(candidate)
      if (found !== undefined) return found
    }
    return undefined
  }
  return { at }
}

function* candidates(path: string): Generator<string> {
  if (path !== '') yield path
  const ending = /\.[cm]?jsx?$/.exec(path)?.[0] ?? ''
  for (const source of SOURCES[ending] ?? []) yield path.slice(0, -ending.length) + source
  for (const one of ENDINGS) if (path !== '') yield path + one
  for (const one of ENDINGS) yield `${path === '' ? '' : `${path}/`}index${one}`
}

/** Joins a folder and a relative path; `undefined` where that leaves the repository. */
export function resolvePath(folder: string, path: string): string | undefined {
  const parts = folder === '' ? [] : folder.split('/')
  for (const part of path.split('/')) {
    if (part === '..' && parts.pop() === undefined) return undefined
    if (part !== '..' && part !== '.' && part !== '') parts.push(part)
  }
  return parts.join('/')
}

/** The folders above a path, nearest first, '' for the root. */
export function foldersAbove(path: string): string[] {
  const folders: string[] = []
  for (let at = path.lastIndexOf('/'); at > 0; at = path.lastIndexOf('/', at - 1)) folders.push(path.slice(0, at))
  return [...folders, '']
}
