import { trackedPaths } from './git-index.ts'
import type { WorkTree } from './worktree.ts'

/** Files that git tracks below the audited folder, and all folders above them, by path relative to it. */
export interface Tracked {
  readonly files: ReadonlySet<string>
  readonly folders: ReadonlySet<string>
}

/** Reads git's index when it is asked for the first time: most trees never need it. */
export function findTracked({ gitFolder, folders }: WorkTree): () => Tracked {
  let known: Tracked | undefined
  return () => {
    known ??= gitFolder === undefined ? { files: new Set(), folders: new Set() } : readTracked(gitFolder, folders)
    return known
  }
}

function readTracked(gitFolder: string, above: readonly string[]): Tracked {
  const prefix = above.map((name) => `${name}/`).join('')
  const paths = trackedPaths(gitFolder).filter((path) => path.startsWith(prefix))
  const files = new Set(paths.map((path) => path.slice(prefix.length)))
  return { files, folders: foldersAbove(files) }
}

function foldersAbove(files: ReadonlySet<string>): Set<string> {
  const folders = new Set<string>()
  for (const file of files) {
    for (let end = file.lastIndexOf('/'); end > 0; end = file.lastIndexOf('/', end - 1)) {
      const folder = file.slice(0, end)
      if (folders.has(folder)) break
      folders.add(folder)
    }
  }
  return folders
}
