import type { Git } from '../git.ts'
import type { ForkPoint, GitFacts } from '../types/git.ts'
import { readChanges } from './changes.ts'
import { type Commit, readCommits } from './commits.ts'
import { findFork } from './fork.ts'
import { describe } from './history.ts'
import type { Part } from './part.ts'

/** Commits that are read: some years of a busy project. */
const READ = 5000

/** What the commits say, where they are all there. */
export async function readPast(git: Git, facts: GitFacts): Promise<Part> {
  if (facts.commit === undefined) return unknown('nothing has been committed yet')
  if (facts.shallow) return unknown('the clone is shallow: it holds the newest commits only')
  const changes = await readCommits(git, ['--first-parent', '--max-count=1000', await mainLine(git, facts)])
  if ('failed' in changes) return unknown(changes.failed)
  const fork = await findFork(git, changes.commits, facts.remotes ?? [])
  const history = await sinceFork(git, changes.commits, fork)
  return fork ? { ...history, fork } : { ...history, missing: [...(history.missing ?? []), NO_FORK] }
}

const NO_FORK = {
  fact: 'fork',
  reason: 'no upstream remote and no merge from one; a copy without its history would look the same',
} as const

function unknown(reason: string): Part {
  return { missing: [{ fact: 'history', reason }] }
}

/** The default branch where the clone holds it, else what is checked out. */
async function mainLine(git: Git, { defaultBranch }: GitFacts): Promise<string> {
  for (const ref of [`refs/remotes/origin/${defaultBranch}`, `refs/heads/${defaultBranch}`]) {
    const answer = await git(['rev-parse', '--verify', '--quiet', `${ref}^{commit}`])
    if ('output' in answer) return answer.output.trim()
  }
  return 'HEAD'
}

async function sinceFork(git: Git, mainLine: readonly Commit[], fork: ForkPoint | undefined): Promise<Part> {
  const range = fork ? ['HEAD', `^${fork.commit}`] : ['HEAD']
  const [all, count] = await Promise.all([
    readCommits(git, [`--max-count=${READ}`, ...range]),
    git(['rev-list', '--count', ...range]),
  ])
  if ('failed' in all) return unknown(all.failed)
  if ('failed' in count) return unknown(count.failed)
  if (all.commits.length === 0) return unknown('no commit has been made since the fork')
  const own = new Set(all.commits.map(({ hash }) => hash))
  const changes = readChanges(fork ? mainLine.filter(({ hash }) => own.has(hash)) : mainLine)
  return { history: describe(all.commits, { total: Number(count.output), changes }) }
}
