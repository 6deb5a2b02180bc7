import { closeSync, openSync, readSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { DefaultBranch } from '../types/ci.ts'

/** `.git` above the audited folder is looked for this far up. */
const MOST_LEVELS = 12

/** Bytes of a file of git that are read: refs of large repositories fit. */
const MOST_BYTES = 2 * 1024 * 1024

/** What the files of git say, read without starting git. */
export interface GitFiles {
  readonly branch?: DefaultBranch
  /** `owner/name` of the remote `origin`. */
  readonly repository?: string
  /** Root of the working copy. */
  readonly top?: string
}

/** Reads default branch and remote from the `.git` of the audited folder or of one above it. Never throws. */
export function readGitFiles(root: string): GitFiles {
  const top = findTop(resolve(root))
  const folder = top === undefined ? undefined : gitFolder(join(top, '.git'))
  if (top === undefined || folder === undefined) return {}
  const branch = defaultBranch(folder)
  const repository = remoteName(readSmall(join(folder.common, 'config')))
  return { top, ...(branch ? { branch } : {}), ...(repository ? { repository } : {}) }
}

interface GitFolder {
  /** Own folder: `HEAD`. */
  readonly own: string
  /** Folder that working copies share: refs and configuration. */
  readonly common: string
}

function findTop(root: string): string | undefined {
  let at = root
  for (let level = 0; level < MOST_LEVELS; level++) {
    if (exists(join(at, '.git'))) return at
    if (dirname(at) === at) return undefined
    at = dirname(at)
  }
  return undefined
}

/** `.git` is a folder, or in linked working copies and submodules a file that names one. */
function gitFolder(path: string): GitFolder | undefined {
  const text = readSmall(path)
  const named = text === undefined ? undefined : /^gitdir:\s*(.+)$/m.exec(text)?.[1]?.trim()
  if (text !== undefined && named === undefined) return undefined
  const own = named === undefined ? path : resolve(dirname(path), named)
  const common = readSmall(join(own, 'commondir'))?.trim()
  return exists(join(own, 'HEAD')) ? { own, common: common === undefined ? own : resolve(own, common) } : undefined
}

/**
 * The branch that the remote calls its head; else `main` or `master`, when just one of them is there; else the only branch. The
 * branch that happens to be checked out proves nothing where there are several.
 */
function defaultBranch({ own, common }: GitFolder): DefaultBranch | undefined {
  const remote = headOf(join(common, 'refs/remotes/origin/HEAD'), 'refs/remotes/origin/')
  if (remote !== undefined) return { name: remote, from: 'the head of the remote `origin`' }
  const names = branchNames(common, headOf(join(own, 'HEAD'), 'refs/heads/'))
  const usual = ['main', 'master'].filter((name) => names.has(name))
  if (usual.length === 1) return { name: usual[0]!, from: 'the names of the branches' }
  const [only] = names
  return names.size === 1 && only !== undefined ? { name: only, from: 'the only branch' } : undefined
}

/** Branch that a symbolic ref names; undefined when `HEAD` is detached. */
function headOf(path: string, prefix: string): string | undefined {
  const name = /^ref:\s*(\S+)/.exec(readSmall(path) ?? '')?.[1]
  return name?.startsWith(prefix) ? name.slice(prefix.length) : undefined
}

/** Branches in packed refs and, of those kept one by one, the usual two and the current one. */
function branchNames(common: string, current: string | undefined): Set<string> {
  const packed = readSmall(join(common, 'packed-refs')) ?? ''
  const names = [...packed.matchAll(/^[0-9a-f]+ refs\/(?:heads|remotes\/origin)\/(\S+)$/gm)].map(([, name]) => name!)
  const loose = ['main', 'master'].filter((name) =>
    ['heads', 'remotes/origin'].some((kind) => exists(join(common, 'refs', kind, name))),
  )
  return new Set([...names, ...loose, ...(current === undefined ? [] : [current])])
}

/** `owner/name` of `url` in `[remote "origin"]`, for addresses with a host. */
function remoteName(config: string | undefined): string | undefined {
  const section = /^\[remote "origin"\]\s*$([\s\S]*?)(?=^\[|$(?![\s\S]))/m.exec(config ?? '')?.[1]
  const url = /^\s*url\s*=\s*(\S+)/m.exec(section ?? '')?.[1]
  return /^(?:\w+:\/\/(?:[^/]*@)?[^/]+\/|[\w.-]+@[\w.-]+:)(?:.*\/)?([^/]+\/[^/]+?)(?:\.git)?\/?$/.exec(url ?? '')?.[1]
}

function exists(path: string): boolean {
  try {
    statSync(path)
    return true
  } catch {
    return false
  }
}

/** Text of a regular file up to the limit; undefined for everything else. */
function readSmall(path: string): string | undefined {
  try {
    return statSync(path).isFile() ? readStart(path) : undefined
  } catch {
    return undefined
  }
}

function readStart(path: string): string {
  const handle = openSync(path, 'r')
  try {
    const buffer = Buffer.alloc(Math.min(MOST_BYTES, statSync(path).size))
    return buffer.toString('utf8', 0, readSync(handle, buffer, 0, buffer.length, 0))
  } finally {
    closeSync(handle)
  }
}
