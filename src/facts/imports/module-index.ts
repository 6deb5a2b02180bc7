import type { ModuleFacts, ProjectFile } from '../types.ts'

/** What a dotted name or a path stands for: a module, or a folder that holds modules but no `__init__.py`. */
export type Found = { readonly module: number } | { readonly folder: string }

/** Finds modules by path. A notebook imports but is not imported, so it has no entry. */
export interface ModuleIndex {
  /** What stands at `path` (without ending): `path.py`, `path/__init__.py`, or a folder of modules. */
  at(path: string): Found | undefined
  /** Whether `folder` is a regular package. The root of the repository is ''. */
  isPackage(folder: string): boolean
  /** Folders that hold a module or package of this name. */
  foldersWith(name: string): readonly string[]
  /** Folders from which absolute imports are resolved, sorted. */
  readonly roots: readonly string[]
  /** Those of the roots that lie on the path when a module in `folder` runs: nearest first, then their `src` folders. */
  rootsAround(folder: string): readonly string[]
}

/** Folders that are put on Python's path by convention: `src` layouts, and each folder with packaging metadata. */
const PACKAGING = /(^|\/)(pyproject\.toml|setup\.py|setup\.cfg)$/

export function indexModules(modules: readonly ModuleFacts[], files: readonly ProjectFile[]): ModuleIndex {
  const known: Known = { byPath: new Map(), byName: new Map(), folders: new Set() }
  modules.forEach(({ path, cells, language }, index) => {
    if (cells === undefined && language === 'python') enter(known, path, index)
  })
  const { byPath, byName, folders } = known
  const isPackage = (folder: string) => byPath.has(join(folder, '__init__'))
  const at = (path: string): Found | undefined => {
    const module = byPath.get(join(path, '__init__')) ?? byPath.get(path)
    if (module !== undefined) return { module }
    return folders.has(path) ? { folder: path } : undefined
  }
  const roots = findRoots(folders, files, isPackage)
  const around = new Map<string, readonly string[]>()
  const rootsAround = (folder: string) => {
    const known = around.get(folder) ?? nearestRoots(roots, folder, isPackage)
    around.set(folder, known)
    return known
  }
  return { at, isPackage, foldersWith: (name) => [...new Set(byName.get(name))], roots, rootsAround }
}

/** What is known of the modules while they are gone through. */
interface Known {
  readonly byPath: Map<string, number>
  /** Folders by the name of a module or package in them. */
  readonly byName: Map<string, string[]>
  readonly folders: Set<string>
}

function enter({ byPath, byName, folders }: Known, path: string, index: number): void {
  const plain = path.replace(/\.pyi?$/, '')
  byPath.set(plain, index)
  const whole = plain.replace(/(^|\/)__init__$/, '')
  const name = whole.slice(whole.lastIndexOf('/') + 1)
  const beside = byName.get(name) ?? []
  byName.set(name, beside)
  beside.push(parent(whole) ?? '')
  for (let folder = parent(path); folder !== undefined; folder = parent(folder)) folders.add(folder)
}

function nearestRoots(
  roots: readonly string[],
  folder: string,
  isPackage: (folder: string) => boolean,
): readonly string[] {
  const above = roots.filter((root) => root === '' || root === folder || folder.startsWith(`${root}/`))
  const sources = ['', ...above].map((root) => join(root, 'src')).filter((root) => roots.includes(root))
  const nearest = [...above].sort((a, b) => b.length - a.length)
  return [...new Set([packageRoot(folder, isPackage), ...nearest, ...sources])]
}

function findRoots(
  folders: ReadonlySet<string>,
  files: readonly ProjectFile[],
  isPackage: (folder: string) => boolean,
): string[] {
  const roots = new Set([''])
  const packaged = files.filter(({ path }) => PACKAGING.test(path)).map(({ path }) => parent(path) ?? '')
  // `setup.py` inside of a package makes no `pkg/sklearn` the `sklearn` that others import.
  for (const folder of packaged) if (!isPackage(folder)) roots.add(folder)
  for (const folder of folders) if (isPackage(folder)) roots.add(packageRoot(folder, isPackage))
  for (const root of [...roots]) if (folders.has(join(root, 'src'))) roots.add(join(root, 'src'))
  return [...roots].sort()
}

/** The nearest folder above that is no regular package: the folder that has to be on Python's path. */
export function packageRoot(folder: string, isPackage: (folder: string) => boolean): string {
  let root = folder
  while (root !== '' && isPackage(root)) root = parent(root) ?? ''
  return root
}

/** Folder of a path; '' for what lies in the root, `undefined` for the root itself. */
export function parent(path: string): string | undefined {
  if (path === '') return undefined
  const slash = path.lastIndexOf('/')
  return slash < 0 ? '' : path.slice(0, slash)
}

export function join(folder: string, name: string): string {
  if (folder === '') return name
  return name === '' ? folder : `${folder}/${name}`
}
