import { realpathSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { AuditError } from '../errors.ts'
import type { ProjectFile } from '../facts/types.ts'
import { given } from '../given.ts'
import type { Role, Skipped } from '../model.ts'
import { addRules } from './ignore-rules.ts'
import { kindByFirstLine, kindByName, mayBeScript } from './kind.ts'
import { describeOrigin } from './origin.ts'
import { overrideRoles } from './override.ts'
import { describeProject } from './project.ts'
import { assignRoles } from './roles/index.ts'
import { testSettings } from './roles/pytest.ts'
import { findTracked } from './tracked.ts'
import { type Candidate, folderOf, nameOf, type Tree, treeOnDisk } from './tree.ts'
import { type Walk, type WalkedFile, walk } from './walk.ts'
import { findWorkTree, submodulePaths, type WorkTree } from './worktree.ts'

export interface DiscoverOptions {
  /** Patterns in .gitignore syntax of what is left out. */
  readonly exclude: readonly string[]
  /** Role by pattern in .gitignore syntax; the last one that matches wins. */
  readonly roles: readonly { readonly pattern: string; readonly role: Role }[]
  /**
   * Path from the folder that the patterns belong to, to the audited one (`services/model`). Empty or absent when they
   * are the same.
   */
  readonly base?: string
}

export interface Discovery {
  /** Ordered by path. */
  readonly files: readonly ProjectFile[]
  /** What could not be read, and links that leave the audited folder. Ordered by path. */
  readonly skipped: readonly Skipped[]
  /** What is not part of the project: environments, caches, links within the tree. Ordered by path. */
  readonly leftOut: readonly Skipped[]
}

/**
 * Walks the tree below `root` and gives each file one kind and one role. Files that git ignores are left out,
 * unless it tracks them all the same.
 * @throws AuditError when `root` does not exist, is no folder or cannot be read
 */
export async function discover(root: string, options: DiscoverOptions): Promise<Discovery> {
  const folder = openRoot(root)
  const workTree = findWorkTree(folder)
  const walked = walkTree(folder, workTree, options)
  const tree = treeOnDisk(folder, walked)
  const candidates = walked.files.toSorted(byPath).map((file) => asCandidate(file, tree))
  const project = describeProject(tree)
  const origin = describeOrigin(project, tree)
  const tests = testSettings(tree)
  const files = assignRoles(candidates, {
    tree,
    project,
    ...given({ origin, tests }),
    submodules: findSubmodules(workTree),
    isWorkTree: workTree.top !== undefined,
  })
  return {
    files: overrideRoles(files, options.roles, splitPath(options.base)),
    skipped: walked.skipped.toSorted(byPath),
    leftOut: walked.leftOut.toSorted(byPath),
  }
}

/** The folder's real path: links above it are nobody's concern. */
function openRoot(root: string): string {
  try {
    const folder = realpathSync(resolve(root))
    if (statSync(folder).isDirectory()) return folder
  } catch (error) {
    throw new AuditError(`${root}: ${isMissing(error) ? 'no such folder' : 'the folder cannot be read'}`)
  }
  throw new AuditError(`${root}: not a folder`)
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')
}

function walkTree(folder: string, workTree: WorkTree, { exclude, base }: DiscoverOptions): Walk {
  return walk(folder, {
    scope: workTree.scope,
    gitFolders: workTree.folders,
    tracked: findTracked(workTree),
    exclude: addRules(undefined, exclude.join('\n'), 0),
    excludeFolders: splitPath(base),
  })
}

function asCandidate({ path, size }: WalkedFile, tree: Tree): Candidate {
  const name = nameOf(path)
  const byName = kindByName(name)
  const kind = byName === 'other' && mayBeScript(name) && size > 0 ? kindByFirstLine(tree.head(path)) : byName
  return { path, size, name, folder: folderOf(path), kind }
}

/** Submodules within the audited folder, relative to it. */
function findSubmodules({ top, folders }: WorkTree): Set<string> {
  const prefix = folders.map((name) => `${name}/`).join('')
  const paths = top === undefined ? [] : submodulePaths(top)
  return new Set(paths.filter((path) => path.startsWith(prefix)).map((path) => path.slice(prefix.length)))
}

function splitPath(path: string | undefined): string[] {
  return (path ?? '').split('/').filter((name) => name !== '' && name !== '.')
}

/** Plain code units: the same order on every machine. */
function byPath(a: { readonly path: string }, b: { readonly path: string }): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0
}
