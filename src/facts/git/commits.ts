import type { Git } from '../git.ts'

/** One commit as the readers of the history need it. Stays inside the gatherer: it names people. */
export interface Commit {
  readonly hash: string
  readonly parents: readonly string[]
  readonly author: Person
  readonly committer: Person
  /** Seconds since 1970. */
  readonly authored: number
  readonly committed: number
  readonly subject: string
  /** What follows the subject; its first 4000 characters. */
  readonly body: string
}

/** The mail map of the repository is applied. */
export interface Person {
  readonly name: string
  readonly mail: string
}

/** A NUL can stand in no name and no message, so it separates fields and, by `-z`, commits. */
const FIELDS = ['%H', '%P', '%aN', '%aE', '%cN', '%cE', '%at', '%ct', '%s', '%b']

const BODY_LIMIT = 4000

/** Commits that `git log` lists for the arguments, newest first. */
export async function readCommits(
  git: Git,
  selection: readonly string[],
): Promise<{ readonly commits: readonly Commit[] } | { readonly failed: string }> {
  const format = `--format=tformat:${FIELDS.join('%x00')}`
  const answer = await git(['log', '-z', '--no-show-signature', '--no-notes', '--no-color', format, ...selection, '--'])
  if ('failed' in answer) return answer
  const fields = answer.output.split('\0')
  const commits: Commit[] = []
  for (let at = 0; at + FIELDS.length <= fields.length; at += FIELDS.length) {
    commits.push(toCommit(fields.slice(at, at + FIELDS.length)))
  }
  return { commits }
}

function toCommit(fields: readonly string[]): Commit {
  const [hash = '', parents = '', ...people] = fields
  const [authorName = '', authorMail = '', name = '', mail = '', authored, committed, subject = '', body = ''] = people
  return {
    hash,
    parents: parents.split(' ').filter(Boolean),
    author: { name: authorName, mail: authorMail },
    committer: { name, mail },
    authored: Number(authored),
    committed: Number(committed),
    subject,
    body: body.slice(0, BODY_LIMIT),
  }
}
