import { existsSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { addRules, type IgnoreScope, isIgnored } from './ignore-rules.ts'
import { readSmallFile } from './read.ts'

/** Where the audited folder stands in its git work tree. */
export interface WorkTree {
  /** Absolute path of the work tree's root; absent when there is none at or above the audited folder. */
  readonly top?: string
  /** Names of the folders from the work tree's root to the audited folder. */
  readonly folders: readonly string[]
  /** Rules that hold before the audited folder is looked at. */
  readonly scope?: IgnoreScope
  /** Git's own folder of this work tree (shared by linked work trees). */
  readonly gitFolder?: string
}

/** Looks upward from `root` (absolute) for the git work tree. Git itself is not started. */
export function findWorkTree(root: string): WorkTree {
  const top = findTop(root)
  if (top === undefined) return { folders: [] }
  const folders = relative(top, root).split(sep).filter(Boolean)
  const gitFolder = findGitFolder(top)
  const scope = scopeAbove(top, folders, gitFolder)
  return { top, folders, gitFolder, ...(scope && { scope }) }
}

/** Path of a folder from the top of its git repository; empty when it is the top, or in none. */
export function folderInRepository(root: string): string {
  const folder = resolve(root)
  const top = findTop(folder)
  return top === undefined ? '' : relative(top, folder).split(sep).join('/')
}

/** The nearest folder at or above `start` that holds `.git`. */
export function findTop(start: string): string | undefined {
  for (let folder = resolve(start); ; folder = dirname(folder)) {
    if (existsSync(join(folder, '.git'))) return folder
    if (folder === dirname(folder)) return undefined
  }
}

/** `.git` is a folder, or in linked work trees and submodules a file that names one. */
function findGitFolder(top: string): string {
  const dotGit = join(top, '.git')
  if (statSync(dotGit, { throwIfNoEntry: false })?.isDirectory()) return dotGit
  const named = /^gitdir: (.+)$/m.exec(readSmallFile(dotGit) ?? '')?.[1]
  const own = named === undefined ? dotGit : resolve(top, named.trim())
  const common = readSmallFile(join(own, 'commondir'))
  return common === undefined ? own : resolve(own, common.trim())
}

/**
 * `.git/info/exclude` and the .gitignore files of the folders above the audited one. None of them holds when they
 * ignore the audited folder itself: who names a folder wants to see it.
 */
function scopeAbove(top: string, folders: readonly string[], gitFolder: string): IgnoreScope | undefined {
  let scope = addRules(undefined, readSmallFile(join(gitFolder, 'info', 'exclude')), 0)
  for (const [depth, name] of folders.entries()) {
    scope = addRules(scope, readIgnoreFile(join(top, ...folders.slice(0, depth))), depth)
    if (isIgnored(scope, { folders: folders.slice(0, depth), name, isFolder: true })) return undefined
  }
  return scope
}

/** Text of the folder's .gitignore, unless it is missing or a link (git does not follow it either). */
export function readIgnoreFile(folder: string): string | undefined {
  return readSmallFile(join(folder, '.gitignore'))
}

/** Paths of submodules, relative to the work tree's root, as .gitmodules lists them. */
export function submodulePaths(top: string): string[] {
  const text = readSmallFile(join(top, '.gitmodules')) ?? ''
  return [...text.matchAll(/^\s*path\s*=\s*"?(.+?)"?\s*$/gm)].map((match) => match[1] as string)
}
