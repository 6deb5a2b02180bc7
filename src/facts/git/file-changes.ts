import type { Git } from '../git.ts'
import type { Changes, FileChanges } from '../types/git.ts'
import { LOOKED_AT, tracesOf } from './changes.ts'
import type { Commit } from './commits.ts'

/** A commit that touches more files moves or imports them; nobody reviews it file by file. */
const MOST_FILES = 500

const CODE = /\.(py|ipynb)$/

/** For each code file, in how many of the newest changes it changed, and how many of these a platform marked. */
export async function readFileChanges(git: Git, mainLine: readonly Commit[]): Promise<Pick<Changes, 'files'>> {
  const newest = mainLine.slice(0, LOOKED_AT)
  const [first] = newest
  if (first === undefined) return {}
  // A merge is compared with its first parent: what the pull request brought in.
  const how = ['-z', '--first-parent', '-m', '--root', '--name-only', '--no-renames', '--format=tformat:%x01%H']
  const answer = await git(['log', '--no-show-signature', ...how, `--max-count=${newest.length}`, first.hash, '--'])
  if ('failed' in answer) return {}
  const traces = tracesOf(newest)
  const traced = new Map(newest.map(({ hash }) => [hash, traces.has(hash)]))
  return { files: countFiles(answer.output, traced) }
}

function countFiles(output: string, traced: ReadonlyMap<string, boolean>): Record<string, FileChanges> {
  const found = new Map<string, { commits: number; reviewed: number }>()
  for (const block of output.split('\u0001').slice(1)) {
    const [hash = '', ...paths] = block.split(/[\0\n]+/)
    const isReviewed = traced.get(hash)
    if (isReviewed === undefined || paths.length > MOST_FILES) continue
    for (const path of paths.filter((one) => CODE.test(one))) {
      const known = found.get(path) ?? { commits: 0, reviewed: 0 }
      found.set(path, { commits: known.commits + 1, reviewed: known.reviewed + (isReviewed ? 1 : 0) })
    }
  }
  return Object.fromEntries([...found].sort(([a], [b]) => (a < b ? -1 : 1)))
}
