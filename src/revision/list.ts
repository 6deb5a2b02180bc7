import { AuditError } from '../errors.ts'
import type { Git } from '../facts/git.ts'
import { given } from '../given.ts'
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
  const ask = asking(git, root)
  const tags = of === 'commits' ? [] : await readTags(ask)
  const chosen = of === 'tags' || tags.length >= FEW_TAGS ? tags : await readCommits(ask, last)
  if (chosen.length === 0) throw new AuditError(`${root}: ${of === 'tags' ? 'no tag' : 'no commit'} to audit`)
  const surroundings = await Promise.all(SURROUNDINGS.map((args) => git(args).then(outputOf)))
  return { revisions: chosen.slice(0, last).reverse(), surroundings: surroundings.join(defaultBranch) }
}

/** What git is asked for facts that do not stand in a commit: tags, then remotes. */
const SURROUNDINGS = [
  ['for-each-ref', '--format=%(objectname) %(refname)', 'refs/tags'],
  ['config', '--local', '--get-regexp', '^remote\\..*\\.url$'],
]

/** Nothing where git has no answer: a repository without remotes has none. */
function outputOf(answer: Awaited<ReturnType<Git>>): string {
  return 'output' in answer ? answer.output : ''
}

/** Asks git for records; fields of a record are divided by zero bytes. */
type Ask = (args: readonly string[], input?: string) => Promise<string[][]>

/** @throws AuditError when git has no answer */
function asking(git: Git, root: string): Ask {
  return async (args, input) => {
    const answer = await git(args, given({ input }))
    if ('failed' in answer) throw new AuditError(`${root}: the history cannot be read: ${answer.failed}`)
    return answer.output
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => line.split('\0'))
  }
}

/** Newest first. */
async function readTags(ask: Ask): Promise<Revision[]> {
  const tags = await listTags(ask)
  const dates = await readDates(ask, tags)
  return tags
    .flatMap((tag) => {
      const dated = dates.get(tag.commit)
      return dated === undefined ? [] : { ...tag, ...dated }
    })
    .sort((a, b) => b.order - a.order || (a.name < b.name ? 1 : -1))
    .map(({ name, commit, date }) => ({ name, commit, date }))
}

type Tag = Omit<Revision, 'date'>

/** Of an annotated tag the commit counts that it names; tags of other objects are left out. */
async function listTags(ask: Ask): Promise<Tag[]> {
  const format = '--format=%(objecttype) %(*objecttype)%00%(objectname)%00%(*objectname)%00%(refname:strip=2)'
  const found = await ask(['for-each-ref', '--merged=HEAD', format, 'refs/tags'])
  return found.flatMap(([kind, own = '', named = '', name = '']) => {
    if (kind === 'commit ') return { name, commit: own }
    return kind === 'tag commit' ? { name, commit: named } : []
  })
}

/** Day of each commit, and its place in time. */
async function readDates(ask: Ask, tags: readonly Tag[]) {
  if (tags.length === 0) return new Map<string, { readonly order: number; readonly date: string }>()
  const args = ['log', '--no-walk', '--stdin', '--no-show-signature', '--format=%H%x00%ct%x00%cs']
  const found = await ask(args, `${tags.map(({ commit }) => commit).join('\n')}\n`)
  return new Map(found.map(([hash = '', seconds = '', date = '']) => [hash, { order: Number(seconds), date }]))
}

/** Newest first. */
async function readCommits(ask: Ask, last: number): Promise<Revision[]> {
  const args = [
    'log',
    '--first-parent',
    `--max-count=${last}`,
    '--no-show-signature',
    '--format=%H%x00%cs',
    'HEAD',
    '--',
  ]
  const found = await ask(args)
  return found.map(([commit = '', date = '']) => ({ name: commit.slice(0, 10), commit, date }))
}
