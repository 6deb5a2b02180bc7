import type { Git } from '../git.ts'
import type { ForkPoint, GitFacts, TrackedFile } from '../types/git.ts'
import { findBreak } from './break.ts'
import { readChanges } from './changes.ts'
import { type Commit, readCommits } from './commits.ts'
import { readDocumentChanges } from './document-changes.ts'
import { readFileChanges } from './file-changes.ts'
import { findFork } from './fork.ts'
import { describe } from './history.ts'
import type { Part } from './part.ts'

/** Commits that are read: some years of a busy project. */
const READ = 5000

/** What the commits say, where they are all there. */
export async function readPast(git: Git, facts: GitFacts): Promise<Part> {
  if (facts.commit === undefined) return unknown('nothing has been committed yet')
  if (facts.shallow) return unknown('the clone is shallow: it holds the newest commits only')
  const [all, mainLine] = await Promise.all([
    readCommits(git, [`--max-count=${READ}`, 'HEAD']),
    readCommits(git, ['--first-parent', '--max-count=1000', await findMainLine(git, facts)]),
  ])
  if ('failed' in all) return unknown(all.failed)
  if ('failed' in mainLine) return unknown(mainLine.failed)
  const found = { all: all.commits, mainLine: mainLine.commits }
  const fork = (await findFork(git, found.mainLine, facts.remotes ?? [])) ?? forkByAuthors(found.all)
  const tracked = facts.tracked ?? []
  if (fork) return { ...(await sinceFork(git, { ...found, tracked }, fork)), fork }
  return { ...(await historyOf(git, { ...found, tracked }, ['HEAD'])), missing: [NO_FORK] }
}

interface Commits {
  /** Newest first. */
  readonly all: readonly Commit[]
  /** First parents of the default branch. */
  readonly mainLine: readonly Commit[]
}

interface Repository extends Commits {
  readonly tracked: readonly TrackedFile[]
}

function forkByAuthors(commits: readonly Commit[]): ForkPoint | undefined {
  const found = findBreak(commits)
  return found && { commit: found.hash, via: 'authors' }
}

const NO_FORK = {
  fact: 'fork',
  reason:
    'no upstream remote, no merge from one and no break in who commits; a copy without its history would look the same',
} as const

function unknown(reason: string): Part {
  return { missing: [{ fact: 'history', reason }] }
}

/** The default branch where the clone holds it, else what is checked out. */
async function findMainLine(git: Git, { defaultBranch }: GitFacts): Promise<string> {
  for (const ref of [`refs/remotes/origin/${defaultBranch}`, `refs/heads/${defaultBranch}`]) {
    const answer = await git(['rev-parse', '--verify', '--quiet', `${ref}^{commit}`])
    if ('output' in answer) return answer.output.trim()
  }
  return 'HEAD'
}

/** The part of the history that is not the upstream's. */
async function sinceFork(git: Git, { mainLine, tracked }: Repository, { commit }: ForkPoint): Promise<Part> {
  const range = ['HEAD', `^${commit}`]
  const read = await readCommits(git, [`--max-count=${READ}`, ...range])
  if ('failed' in read) return unknown(read.failed)
  if (read.commits.length === 0) return unknown('no commit has been made since the fork')
  const own = new Set(read.commits.map(({ hash }) => hash))
  return historyOf(git, { all: read.commits, mainLine: mainLine.filter(({ hash }) => own.has(hash)), tracked }, range)
}

async function historyOf(git: Git, { all, mainLine, tracked }: Repository, range: readonly string[]): Promise<Part> {
  const [total, files, documents] = await Promise.all([
    all.length < READ ? all.length : countCommits(git, range),
    readFileChanges(git, mainLine),
    readDocumentChanges(git, tracked, range),
  ])
  const changes = { ...readChanges(mainLine, all), ...files }
  return { history: { ...describe(all, { total: total ?? all.length, changes }), ...documents } }
}

async function countCommits(git: Git, range: readonly string[]): Promise<number | undefined> {
  const count = await git(['rev-list', '--count', ...range])
  return 'output' in count ? Number(count.output) : undefined
}
