import { AuditError } from '../errors.ts'
import type { Git } from '../facts/git.ts'
import { openSource } from './source.ts'

/** A revision on the way to the one that is checked out. */
export interface Revision {
  /** Name of the tag, or the first characters of the hash. */
  readonly name: string
  readonly commit: string
  /** Day of the commit, `YYYY-MM-DD` in the time zone of who made it. */
  readonly date: string
}

export interface RevisionList {
  /** Oldest first. */
  readonly revisions: readonly Revision[]
  /** What audits of them depend on beside their commits: tags, remotes, the default branch. */
  readonly surroundings: string
}

export interface ListOptions {
  /** `auto`: tags where there are at least {@link FEW_TAGS} of them. */
  readonly of: 'tags' | 'commits' | 'auto'
  /** How many of the newest, from 1. */
  readonly last: number
}

/** With fewer tags there is no trend to see. */
const FEW_TAGS = 3

/**
 * The newest tags that the checked-out commit holds, or the newest commits of its main line (first parents).
 * @throws AuditError when there is no repository, or nothing has been committed
 */
export async function listRevisions(root: string, { of, last }: ListOptions): Promise<RevisionList> {
  const { git, defaultBranch = '' } = await openSource(root)
  const tags = of === 'commits' ? [] : await readTags(git, root)
  const chosen = of === 'tags' || tags.length >= FEW_TAGS ? tags : await readCommits(git, root, last)
  if (chosen.length === 0) throw new AuditError(`${root}: ${of === 'tags' ? 'no tag' : 'no commit'} to audit`)
  const refs = await git(['for-each-ref', '--format=%(objectname) %(refname)', 'refs/tags'])
  const remotes = await git(['config', '--local', '--get-regexp', '^remote\\..*\\.url$'])
  return {
    revisions: chosen.slice(0, last).reverse(),
    surroundings: [refs, remotes].map((answer) => ('output' in answer ? answer.output : '')).join(defaultBranch),
  }
}

/** Newest first. Of an annotated tag the commit counts that it names; tags of other objects are left out. */
async function readTags(git: Git, root: string): Promise<Revision[]> {
  const format = '--format=%(objecttype) %(*objecttype)%00%(objectname)%00%(*objectname)%00%(refname:strip=2)'
  const found = records(await ask(git, root, ['for-each-ref', '--merged=HEAD', format, 'refs/tags']))
  const commits = found.flatMap(([kind, own = '', named = '', name = '']) => {
    if (kind === 'commit ') return { name, commit: own }
    return kind === 'tag commit' ? { name, commit: named } : []
  })
  const dates = await readDates(
    git,
    root,
    commits.map(({ commit }) => commit),
  )
  return commits
    .flatMap((tag) => {
      const seconds = dates.get(tag.commit)
      return seconds === undefined ? [] : { ...tag, ...seconds }
    })
    .sort((a, b) => b.order - a.order || (a.name < b.name ? 1 : -1))
    .map(({ name, commit, date }) => ({ name, commit, date }))
}

/** Day of each commit, and its place in time. */
async function readDates(git: Git, root: string, commits: readonly string[]) {
  if (commits.length === 0) return new Map<string, { readonly order: number; readonly date: string }>()
  const args = ['log', '--no-walk', '--stdin', '--no-show-signature', '--format=%H%x00%ct%x00%cs']
  const answer = await git(args, { input: `${commits.join('\n')}\n` })
  if ('failed' in answer) throw new AuditError(`${root}: the history cannot be read: ${answer.failed}`)
  return new Map(
    records(answer.output).map(([hash = '', seconds = '', date = '']) => [hash, { order: Number(seconds), date }]),
  )
}

/** Newest first. */
async function readCommits(git: Git, root: string, last: number): Promise<Revision[]> {
  const args = [
    'log',
    '--first-parent',
    `--max-count=${last}`,
    '--no-show-signature',
    '--format=%H%x00%cs',
    'HEAD',
    '--',
  ]
  const found = records(await ask(git, root, args))
  return found.map(([commit = '', date = '']) => ({ name: commit.slice(0, 10), commit, date }))
}

async function ask(git: Git, root: string, args: readonly string[]): Promise<string> {
  const answer = await git(args)
  if ('failed' in answer) throw new AuditError(`${root}: the history cannot be read: ${answer.failed}`)
  return answer.output
}

function records(output: string): string[][] {
  return output
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split('\0'))
}
