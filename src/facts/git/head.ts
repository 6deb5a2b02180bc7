import type { Git } from '../git.ts'
import type { Part } from './part.ts'

/** Commit, branch and default branch. */
export async function readHead(git: Git): Promise<Part> {
  const [commit, branch, remote] = await Promise.all([
    line(git, 'rev-parse', '--verify', '--quiet', 'HEAD'),
    line(git, 'symbolic-ref', '--quiet', '--short', 'HEAD'),
    line(git, 'symbolic-ref', '--quiet', '--short', 'refs/remotes/origin/HEAD'),
  ])
  // What the remote said when it was cloned, else the branch that is checked out, else main or master.
  const defaultBranch = remote?.replace(/^origin\//, '') ?? branch ?? (await usualName(git))
  return { ...(commit && { commit }), ...(branch && { branch }), ...named(defaultBranch) }
}

function named(defaultBranch: string | undefined): Part {
  if (defaultBranch !== undefined) return { defaultBranch }
  return { missing: [{ fact: 'default-branch', reason: 'HEAD is detached and there is no main or master' }] }
}

async function usualName(git: Git): Promise<string | undefined> {
  const refs = ['main', 'master'].flatMap((name) => [`refs/heads/${name}`, `refs/remotes/origin/${name}`])
  const found = await line(git, 'for-each-ref', '--count=1', '--format=%(refname)', ...refs)
  return found?.split('/').at(-1)
}

/** First line of what a command prints; nothing when it fails or prints nothing. */
async function line(git: Git, ...args: readonly string[]): Promise<string | undefined> {
  const answer = await git(args)
  return ('output' in answer && answer.output.split('\n', 1)[0]) || undefined
}
