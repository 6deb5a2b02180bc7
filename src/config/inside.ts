import { realpathSync } from 'node:fs'
import { dirname, isAbsolute, join, resolve, sep } from 'node:path'

/** Where a path begins, and what it may not leave. */
export interface Bounds {
  /** Root of the repository. */
  readonly top: string
  /** Folder that the path is relative to. */
  readonly folder: string
}

/**
 * A path that the configuration names. A configuration comes with the repository, so it may name
 * nothing outside of it, neither by `..` nor by a link.
 * @returns the absolute path; undefined when it leaves the repository
 */
export function inside({ top, folder }: Bounds, path: string): string | undefined {
  if (isAbsolute(path) || path.includes('\0')) return undefined
  const target = resolve(folder, path)
  return isBelow(resolve(top), target) && isBelow(realOf(top), realOf(target)) ? target : undefined
}

function isBelow(top: string, path: string): boolean {
  return path === top || path.startsWith(top.endsWith(sep) ? top : top + sep)
}

/** Where a path leads, its last parts as they are written when they do not exist. */
function realOf(path: string): string {
  try {
    return realpathSync.native(path)
  } catch {
    const folder = dirname(path)
    return folder === path ? path : join(realOf(folder), path.slice(folder.length).replace(/^[\\/]+/, ''))
  }
}
