import { basename } from 'node:path'
import type { FileKind } from '../facts/types.ts'
import { readHead } from './read.ts'
import type { Folder, Walk, WalkedFile } from './walk.ts'

/** A file before it has a role. */
export interface Candidate extends WalkedFile {
  readonly name: string
  /** Path of its folder; empty for the root. */
  readonly folder: string
  readonly kind: FileKind
}

/** What the deciders of roles may ask of the walked tree. */
export interface Tree {
  /** Name of the audited folder. */
  readonly name: string
  has(path: string): boolean
  folder(path: string): Folder | undefined
  /** The first bytes of a file as text; empty when it cannot be read. Each file is read once. */
  head(path: string): string
  /** More of a file, for the few where the head does not tell. */
  longHead(path: string): string
}

/** License header, imports and the first definition of most files. */
const HEAD = 2048
const LONG_HEAD = 64 * 1024

/** Looks at the walked tree on disk. @param root absolute */
export function treeOnDisk(root: string, { files, folders }: Walk): Tree {
  const heads = new Map<string, string>()
  const paths = new Set(files.map(({ path }) => path))
  const read = (path: string, bytes: number) => (paths.has(path) ? (readHead(`${root}/${path}`, bytes) ?? '') : '')
  return {
    name: basename(root),
    has: (path) => paths.has(path) || folders.has(path),
    folder: (path) => folders.get(path),
    head: (path) => {
      const known = heads.get(path)
      if (known !== undefined) return known
      const head = read(path, HEAD)
      heads.set(path, head)
      return head
    },
    longHead: (path) => read(path, LONG_HEAD),
  }
}

/** Path of the folder of `path`; empty for the root. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), 0))
}

export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

export function joinPath(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`
}
