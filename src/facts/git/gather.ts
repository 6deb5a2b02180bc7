import type { Gathered } from '../gathered.ts'
import { type Git, gitIn } from '../git.ts'
import type { GitFacts } from '../types/git.ts'
import { readHead } from './head.ts'
import type { Part } from './part.ts'
import { readPast } from './past.ts'
import { readRemotes } from './remotes.ts'
import { readSubmodules } from './submodules.ts'
import { readTracked } from './tracked.ts'

/** Asks git about the audited folder. Reads only, runs nothing of the repository's and opens no connection. */
export async function gatherGit(from: Gathered): Promise<GitFacts> {
  const git = gitIn(from.root)
  const place = await git(['rev-parse', '--is-inside-work-tree', '--is-shallow-repository', '--show-prefix'])
  if ('failed' in place) return none(place.failed)
  const [inside, shallow, prefix = ''] = place.output.split('\n')
  if (inside !== 'true') return none('the folder is not in a work tree of git')
  const [tracked, ...rest] = await Promise.all([readTracked(git), readRemotes(git), readTags(git), readHead(git)])
  // An outer repository that ignores the folder says nothing about it.
  if (prefix !== '' && tracked.tracked?.length === 0)
    return none('the repository around the folder tracks no file in it')
  const present: Part = { folder: prefix.replace(/\/$/, ''), shallow: shallow === 'true' }
  const facts = join([present, tracked, ...rest, await readSubmodules(from)])
  return join([facts, await readPast(git, facts)])
}

function none(reason: string): GitFacts {
  const text = /not a git repository/.test(reason) ? 'the folder is not in a git repository' : reason
  return { missing: [{ fact: 'checkout', reason: text }], problems: [] }
}

/** Tags name releases and registered models; a thousand of them tell as much as all. */
async function readTags(git: Git): Promise<Part> {
  const answer = await git([
    'for-each-ref',
    '--count=1000',
    '--sort=-creatordate',
    '--format=%(refname:strip=2)',
    'refs/tags',
  ])
  return 'failed' in answer ? {} : { tags: answer.output.split('\n').filter(Boolean).sort() }
}

function join(parts: readonly Part[]): GitFacts {
  return {
    ...Object.assign({}, ...parts),
    missing: parts.flatMap(({ missing }) => missing ?? []),
    problems: parts.flatMap(({ problems }) => problems ?? []),
  }
}
