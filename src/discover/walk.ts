import { type Dirent, lstatSync, readdirSync, realpathSync } from 'node:fs'
import { relative, sep } from 'node:path'
import { AuditError } from '../errors.ts'
import type { Skipped } from '../model.ts'
import { addRules, type IgnoreScope, isIgnored, type Subject } from './ignore-rules.ts'
import { reasonByContent, reasonToLeaveOut } from './leave-out.ts'
import type { Tracked } from './tracked.ts'
import { readIgnoreFile } from './worktree.ts'

/** Enough for any repository that holds code; beyond it somebody keeps a data lake in the tree. */
export const MOST_FILES = 500_000

export interface WalkedFile {
  /** Relative to the root, with `/`. */
  readonly path: string
  readonly size: number
}

export interface Walk {
  readonly files: readonly WalkedFile[]
  /** What should have been read and was not. */
  readonly skipped: readonly Skipped[]
  /** What nobody expects to be read: environments, caches, links within the tree. */
  readonly leftOut: readonly Skipped[]
  /** Names in each walked folder by its path (`''` is the root); ignored ones are not among them. */
  readonly folders: ReadonlyMap<string, Folder>
}

/** A folder that was walked, and what it holds after the ignore rules. */
export interface Folder {
  readonly files: readonly string[]
  readonly folders: readonly string[]
  /** It holds `.git`: a checkout of its own. */
  readonly isCheckout: boolean
}

/** Where to walk and what to leave out. */
export interface WalkOptions {
  /** Rules of git that hold at the root. */
  readonly scope?: IgnoreScope | undefined
  /** Names of the folders from the work tree's root to the walked root. */
  readonly gitFolders: readonly string[]
  /** What git tracks, ignored or not. */
  readonly tracked: () => Tracked
  /** The user's own rules. */
  readonly exclude?: IgnoreScope | undefined
  /** Names of the folders from the folder that `exclude` belongs to, to the walked root. */
  readonly excludeFolders: readonly string[]
}

interface Pending {
  readonly path: string
  /** The folder is ignored; only what git tracks in it counts. */
  readonly isIgnored: boolean
  readonly scope: IgnoreScope | undefined
  readonly gitFolders: readonly string[]
  readonly excludeFolders: readonly string[]
}

interface Found {
  readonly root: string
  readonly exclude: IgnoreScope | undefined
  readonly tracked: () => Tracked
  readonly files: WalkedFile[]
  readonly skipped: Skipped[]
  readonly leftOut: Skipped[]
  readonly folders: Map<string, Folder>
  readonly pending: Pending[]
}

/**
 * Walks the tree below `root` (absolute, no link) without recursion. Links are never followed, so there are no loops
 * and each file is counted once, where it stands.
 * @throws AuditError when `root` itself cannot be read
 */
export function walk(root: string, options: WalkOptions): Walk {
  const { scope, gitFolders, exclude, excludeFolders, tracked } = options
  const pending: Pending[] = [{ path: '', isIgnored: false, scope, gitFolders, excludeFolders }]
  const found: Found = { root, exclude, tracked, files: [], skipped: [], leftOut: [], folders: new Map(), pending }
  for (let next = pending.pop(); next; next = pending.pop()) {
    if (found.files.length >= MOST_FILES) return stopEarly(found)
    walkFolder(found, next)
  }
  return found
}

function stopEarly(found: Found): Walk {
  found.skipped.push({ path: '.', reason: `more than ${MOST_FILES} files: the rest was left out`, lost: true })
  return found
}

function walkFolder(found: Found, at: Pending): void {
  const folder = at.path === '' ? found.root : `${found.root}/${at.path}`
  const entries = readFolder(found, folder, at.path)
  if (!entries) return
  const names = new Set(entries.map((entry) => entry.name))
  const reason = at.path === '' ? undefined : reasonByContent(folder, names)
  if (reason) {
    found.leftOut.push({ path: at.path, reason })
    return
  }
  const rules = names.has('.gitignore') ? readIgnoreFile(folder) : undefined
  const place = { ...at, scope: addRules(at.scope, rules, at.gitFolders.length) }
  const kept = entries.filter((entry) => takeEntry(found, place, entry))
  found.folders.set(at.path, {
    files: namesOf(kept, (entry) => entry.isFile()),
    folders: namesOf(kept, (entry) => entry.isDirectory()),
    isCheckout: at.path !== '' && names.has('.git'),
  })
}

function namesOf(entries: readonly Dirent[], wanted: (entry: Dirent) => boolean): string[] {
  return entries.filter(wanted).map((entry) => entry.name)
}

function readFolder(found: Found, folder: string, path: string): Dirent[] | undefined {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch (error) {
    if (path === '') throw new AuditError(`${folder}: the folder cannot be read (${codeOf(error)})`)
    found.skipped.push({ path, reason: `the folder cannot be read (${codeOf(error)})`, lost: true })
    return undefined
  }
}

/** @returns whether the entry belongs to the repository */
function takeEntry(found: Found, at: Pending, entry: Dirent): boolean {
  const path = at.path === '' ? entry.name : `${at.path}/${entry.name}`
  const subject: Subject = { folders: at.gitFolders, name: entry.name, isFolder: entry.isDirectory() }
  if (entry.name === '.git' || isExcluded(found, at, subject)) return false
  const ignored = at.isIgnored || isIgnored(at.scope, subject)
  if (ignored && !isTracked(found, path, subject)) return false
  if (entry.isDirectory()) takeFolder(found, { ...at, isIgnored: ignored }, entry.name, path)
  else if (entry.isFile()) takeFile(found, path)
  else if (entry.isSymbolicLink()) takeLink(found, path)
  else found.leftOut.push({ path, reason: 'not a file: a pipe, socket or device' })
  return true
}

function isExcluded({ exclude }: Found, at: Pending, subject: Subject): boolean {
  return exclude !== undefined && isIgnored(exclude, { ...subject, folders: at.excludeFolders })
}

function isTracked({ tracked }: Found, path: string, { isFolder }: Subject): boolean {
  const { files, folders } = tracked()
  return (isFolder ? folders : files).has(path)
}

function takeFolder(found: Found, at: Pending, name: string, path: string): void {
  const reason = reasonToLeaveOut(name, at.path.slice(at.path.lastIndexOf('/') + 1))
  if (reason) {
    found.leftOut.push({ path, reason })
    return
  }
  const gitFolders = [...at.gitFolders, name]
  const excludeFolders = found.exclude ? [...at.excludeFolders, name] : at.excludeFolders
  found.pending.push({ ...at, path, gitFolders, excludeFolders })
}

function takeFile(found: Found, path: string): void {
  try {
    found.files.push({ path, size: lstatSync(`${found.root}/${path}`).size })
  } catch (error) {
    found.skipped.push({ path, reason: `the file cannot be looked at (${codeOf(error)})`, lost: true })
  }
}

function takeLink(found: Found, path: string): void {
  const target = targetOf(`${found.root}/${path}`)
  if (target === undefined) found.leftOut.push({ path, reason: 'a link that leads nowhere' })
  else if (isWithin(found.root, target))
    found.leftOut.push({ path, reason: 'a link; its target is counted where it stands' })
  else found.skipped.push({ path, reason: 'a link out of the audited folder: not followed' })
}

function targetOf(path: string): string | undefined {
  try {
    return realpathSync(path)
  } catch {
    return undefined
  }
}

function isWithin(root: string, target: string): boolean {
  const way = relative(root, target)
  return way !== '..' && !way.startsWith(`..${sep}`)
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error)
}
