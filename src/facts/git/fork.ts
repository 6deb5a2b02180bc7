import type { Git } from '../git.ts'
import type { ForkPoint, Remote } from '../types/git.ts'
import type { Commit } from './commits.ts'

/**
 * Where the history left that of an upstream. Only two signs are sure enough: a remote called `upstream` that was
 * fetched, and the merges of GitHub's "sync fork" on the main line itself. A copy without history, or one that was
 * never brought up to date, cannot be told from an own project here.
 */
export async function findFork(
  git: Git,
  mainLine: readonly Commit[],
  remotes: readonly Remote[],
): Promise<ForkPoint | undefined> {
  const upstream = remotes.find(({ name }) => name === 'upstream')
  return (upstream && (await fromRemote(git, upstream))) ?? fromSync(mainLine, remotes)
}

async function fromRemote(git: Git, { owner }: Remote): Promise<ForkPoint | undefined> {
  const refs = ['HEAD', 'main', 'master'].map((name) => `refs/remotes/upstream/${name}`)
  for (const ref of refs) {
    const answer = await git(['merge-base', 'HEAD', ref])
    const commit = 'output' in answer ? answer.output.trim() : ''
    if (commit !== '') return { commit, via: 'upstream-remote', ...(owner && { owner }) }
  }
  return undefined
}

/** `Merge branch 'owner:branch' into branch`, whose second parent is a commit of the owner's. */
function fromSync(mainLine: readonly Commit[], remotes: readonly Remote[]): ForkPoint | undefined {
  const own = remotes.find(({ name }) => name === 'origin')?.owner?.toLowerCase()
  if (own === undefined) return undefined
  for (const { subject, parents } of mainLine) {
    const [, owner] = /^Merge branch '([\w.-]+):[^']+' into \S+$/.exec(subject) ?? []
    const [, commit] = parents
    if (owner !== undefined && commit !== undefined && owner.toLowerCase() !== own)
      return { commit, via: 'sync-merge', owner }
  }
  return undefined
}
