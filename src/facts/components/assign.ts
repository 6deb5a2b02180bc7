import type { ComponentOptions } from '../types/components.ts'

/** A production module as this step needs it. */
export interface Placed {
  readonly path: string
  readonly codeLines: number
}

/** Name of the component that holds the loose files. */
export const REMAINDER = '(loose files)'

/** Folders that hold the code without being a part of it. */
const CONTAINERS: ReadonlySet<string> = new Set(['src', 'lib', 'python', 'py'])

/**
 * A folder with this share of the code of its level is the real root of the code: what lies below it are the components.
 * Our own choice: with less, the folders beside it are parts of the architecture in their own right.
 */
const MAIN_SHARE = 0.8

/** Gives each module the name of its component. */
export function assignComponents(modules: readonly Placed[], options: ComponentOptions): string[] {
  const inner = options.depth === undefined ? findMainFolders(modules) : undefined
  return modules.map(({ path }) => {
    const folders = path.split('/').slice(0, -1)
    return namedComponent(path, options) ?? folderAt(folders, inner, options.depth)
  })
}

function namedComponent(path: string, { named = {} }: ComponentOptions): string | undefined {
  return Object.keys(named).find((name) => named[name]!.some((folder) => isBelow(path, folder)))
}

function isBelow(path: string, folder: string): boolean {
  const clean = folder.replace(/\/+$/, '')
  return clean === '' || path === clean || path.startsWith(`${clean}/`)
}

function folderAt(folders: readonly string[], inner: ReadonlySet<string> | undefined, depth = 1): string {
  if (inner === undefined) return folders.length >= depth ? folders.slice(0, depth).join('/') : REMAINDER
  for (let level = 1; level <= folders.length; level++) {
    const folder = folders.slice(0, level).join('/')
    if (!inner.has(folder)) return folder
  }
  return REMAINDER
}

/** Folders that are looked through: `src` and the like, and each folder with nearly all code of its level. */
function findMainFolders(modules: readonly Placed[]): Set<string> {
  const main = new Set<string>()
  for (let folder: string | undefined = ''; folder !== undefined; ) {
    const next = mainChild(modules, folder)
    if (next !== undefined) main.add(next)
    folder = next
  }
  return main
}

function mainChild(modules: readonly Placed[], folder: string): string | undefined {
  const children = linesByChild(modules, folder)
  const [largest] = [...children].sort((a, b) => b[1].lines - a[1].lines)
  if (largest === undefined) return undefined
  const [child, { lines, hasFolders }] = largest
  const all = [...children.values()].reduce((total, one) => total + one.lines, 0)
  const isMain = CONTAINERS.has(child.slice(folder.length).replace('/', '')) || lines >= MAIN_SHARE * all
  return isMain && hasFolders ? child : undefined
}

interface Child {
  lines: number
  hasFolders: boolean
}

function linesByChild(modules: readonly Placed[], folder: string): Map<string, Child> {
  const prefix = folder === '' ? '' : `${folder}/`
  const children = new Map<string, Child>()
  for (const { path, codeLines } of modules) {
    const rest = path.startsWith(prefix) ? path.slice(prefix.length).split('/') : []
    if (rest.length < 2) continue
    const child = children.get(prefix + rest[0]) ?? { lines: 0, hasFolders: false }
    child.lines += codeLines
    child.hasFolders ||= rest.length > 2
    children.set(prefix + rest[0], child)
  }
  return children
}
