import { AuditError } from '../errors.ts'
import type { Git } from '../facts/git.ts'

/** Longer ones are no revision, and would not be readable in a message. */
const LONGEST = 1000

/**
 * Hash of the commit that a revision names: a branch, a tag, a hash or anything else that git understands
 * (`HEAD~3`, `main@{yesterday}`).
 * @throws AuditError when there is no such commit in this clone
 */
export async function resolveCommit(git: Git, revision: string): Promise<string> {
  const answer = isSafe(revision)
    ? await git(['rev-parse', '--verify', '--quiet', `${revision}^{commit}`])
    : { failed: 'no revision' }
  const commit = 'output' in answer ? answer.output.trim() : ''
  if (commit !== '') return commit
  throw new AuditError(
    `there is no revision "${revision.slice(0, LONGEST)}" here: give a branch, a tag or a commit; in a shallow clone fetch it first (git fetch --unshallow)`,
  )
}

/** What starts with a dash would be an option. */
function isSafe(revision: string): boolean {
  return /^[^-\0\n]/.test(revision) && revision.length <= LONGEST
}
