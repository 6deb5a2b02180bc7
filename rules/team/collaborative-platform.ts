import type { GitFacts, History, Remote } from '../../src/facts/types/git.ts'
import type { ProjectFile } from '../../src/facts/types.ts'
import type { Evidence, NextStep, OpenVerdict, Reasoned } from '../../src/model.ts'
import { definePractice } from '../../src/rule.ts'
import { copiedProject } from '../shared/own-code.ts'
import { percentage } from '../shared/percentage.ts'
import { platformSigns, type Sign } from '../shared/platform-signs.ts'

/** Share of the newest changes that came by pull request, percent (practices.md, practice 35). */
const MANY = 50
const NEARLY_ALL = 80

/** Below it several people push to one branch. The reference says 0.5 for them, which is `mostly`: 5 % is not. */
const FEW = 20

/** So many changes that a platform marked are proof of one, wherever this clone came from. */
const PROOF = 5

/** Share of changes put together in a browser from which there is no git workflow, percent. */
const UPLOADED = 30
const UPLOAD_PENALTY = 0.2

/** More files than this in the only commit are an archive that was unpacked. */
const DUMPED = 200

export default definePractice({
  id: 'team/collaborative-platform',
  number: 35,
  title: 'Use A Collaborative Development Platform',
  why: `Version control alone keeps code; a platform keeps the talk about it: reviews, issues, releases and who decided what. Teams that work through one find faults earlier and lose less when somebody leaves.`,
  how: `From git and from the files that platforms read. Of the newest 200 changes of the default branch, those count as pull requests that a platform marked: "Merge pull request #1", "Title (#1)", "See merge request !1" and the like; what a program pushes by itself is left out. In a fork only what came after the fork point counts.
Scale: no platform 0; a remote on a platform, its files, or five changes that it marked 0.4; and two or more people commit 0.45, or 0.5 where at least 20 % of the changes came by pull request; and at least 50 % of the changes came by pull request 0.75; and at least 80 %, with templates for issues or pull requests, code owners or a guide for contributors, 0.9; and data or experiments on a shared platform as well 1.0. A history of which 30 % or more are files uploaded in a browser loses 0.2; so does one of a single commit with more than 200 files.
Without git, or in a clone without history, the verdict is unknown. Counts are shown, names of people never.`,
  fix: `Host the repository on one platform, protect the default branch there, and let every change go through a pull request that somebody else reads. A template asks the questions that a reviewer would ask anyway.`,
  example: `# .github/PULL_REQUEST_TEMPLATE.md
## What changes, and why
## How was it tried? (data, seed, metric before and after)
- [ ] tests and linter pass
- [ ] the documentation of the data is up to date`,
  sources: ['SE-ML catalogue, practice 35: Use A Collaborative Development Platform (se-ml.github.io/practices)'],
  catalogue: { difficulty: 'basic', effects: ['effectiveness'], observability: 'static', related: [] },
  needs: ['git', 'files', 'documents'],
  check({ git, files, documents }) {
    const signs = platformSigns({ files, documents })
    const remote = git.remotes?.find(({ kind }) => kind !== 'local')
    const open = unknown(git, signs) ?? foreign(git, files)
    if (open !== undefined) return open
    const seen: Seen = {
      remote,
      signs,
      history: git.history!,
      byPerson: git.history!.authors.length,
      tracked: git.tracked?.length ?? 0,
    }
    const base = rung(seen)
    const step = nextStep(seen)
    return {
      status: 'graded',
      base,
      penalties: [...penalties(seen.history), ...dumped(seen)],
      confidence: git.fork === undefined && seen.history.commits < 10 ? 'medium' : 'high',
      evidence: evidence(seen),
      missing: missing(seen),
      findings: [],
      ...(step && { nextStep: step }),
    }
  },
})

interface Seen {
  readonly remote: Remote | undefined
  readonly signs: readonly Sign[]
  readonly history: History
  /** People who commit. */
  readonly byPerson: number
  /** Files in git. */
  readonly tracked: number
}

/** Without history nothing is known of how people work, whatever files lie there. */
function unknown({ history, missing, folder }: GitFacts, signs: readonly Sign[]): OpenVerdict | undefined {
  if (history !== undefined && folder === '') return undefined
  const reason =
    history === undefined
      ? (missing.find(({ fact }) => fact === 'checkout' || fact === 'history')?.reason ?? 'git says nothing')
      : 'the folder is a part of a larger repository; audit its root'
  return { status: 'unknown', reason, evidence: signs.map(({ message, at }) => ({ message, at })) }
}

/** Commits and settings of the original would be taken for those of the copy. */
function foreign({ fork }: GitFacts, files: readonly ProjectFile[]): OpenVerdict | undefined {
  return fork === undefined ? copiedProject(files, 'its history and settings') : undefined
}

function rung(seen: Seen): Reasoned {
  const { byPerson } = seen
  const share = reviewedShare(seen.history)
  if (!isOnPlatform(seen))
    return { value: 0, because: 'no remote on a platform, no file of one, and hardly a pull request' }
  if (byPerson < 2) return { value: 0.4, because: 'on a platform, but one person commits' }
  if (share < FEW)
    return {
      value: 0.45,
      because: `several people on a platform; hardly a change came by pull request (${whole(share)})`,
    }
  if (share < MANY)
    return { value: 0.5, because: `several people on a platform; ${whole(share)} of the changes came by pull request` }
  const rules = seen.signs.some(({ kind }) => kind === 'collaboration')
  if (share < NEARLY_ALL || !rules)
    return { value: 0.75, because: `${whole(share)} of the changes came by pull request` }
  const because = `${whole(share)} of the changes came by pull request, and there are rules for them`
  return seen.signs.some(({ kind }) => kind === 'shared')
    ? { value: 1, because: `${because}; data or experiments are shared too` }
    : { value: 0.9, because }
}

/** A remote on it, a file that it reads, or changes that it marked: a mirror or a host of the firm has no name that we know. */
function isOnPlatform({ remote, signs, history }: Pick<Seen, 'remote' | 'signs' | 'history'>): boolean {
  const isMarked = history.changes.reviewed >= PROOF || reviewedShare(history) >= MANY
  return remote !== undefined || isMarked || signs.some(({ kind }) => kind === 'platform')
}

function reviewedShare({ changes }: History): number {
  return percentage(changes.reviewed, changes.commits)
}

function whole(share: number): string {
  return `${Math.round(share)} %`
}

function penalties({ changes }: History): Reasoned[] {
  const share = percentage(changes.uploads, changes.commits)
  if (share < UPLOADED) return []
  return [{ value: UPLOAD_PENALTY, because: `${whole(share)} of the changes are files uploaded in a browser` }]
}

/** All of it came at once, and nothing after: an archive, no history of work. */
function dumped({ history, tracked }: Seen): Reasoned[] {
  if (history.commits > 1 || tracked <= DUMPED) return []
  return [{ value: UPLOAD_PENALTY, because: `all ${tracked} files came in one commit, and nothing after it` }]
}

function evidence({ remote, signs, history, byPerson }: Seen): Evidence[] {
  const { changes } = history
  const share = reviewedShare(history)
  const reviewed = `${changes.reviewed} of the newest ${changes.commits} changes came by pull request`
  const uploads = percentage(changes.uploads, changes.commits)
  return [
    { message: reviewed, ...(share >= MANY ? { level: 'integrated' } : { against: true }) },
    byPerson > 1
      ? { message: `${byPerson} people commit, ${history.activeAuthors} of them in the last 12 months`, level: 'used' }
      : { message: 'one person commits', against: true },
    ...(remote ? [{ message: `the remote is on ${remote.host}`, level: 'declared' } as const] : []),
    ...signs.map(({ message, at }): Evidence => ({ message, at, level: 'declared' })),
    ...(uploads >= UPLOADED
      ? [{ message: `${changes.uploads} changes are files uploaded in a browser`, against: true }]
      : []),
  ]
}

function missing({ remote, signs, history, byPerson }: Seen): string[] {
  const has = (kind: Sign['kind']): boolean => signs.some((sign) => sign.kind === kind)
  return [
    ...(isOnPlatform({ remote, signs, history }) ? [] : ['a remote on a platform']),
    ...(byPerson > 1 ? [] : ['a second person who commits']),
    ...(has('collaboration') ? [] : ['templates, code owners or a guide for contributors']),
    ...(has('shared') ? [] : ['a shared platform for data or experiments']),
  ]
}

function nextStep({ remote, signs, history, byPerson }: Seen): NextStep | undefined {
  const share = reviewedShare(history)
  if (!isOnPlatform({ remote, signs, history }))
    return step('Host the repository on a platform, so that changes can be reviewed')
  if (byPerson < 2) return step('Let a second person review changes, by pull request')
  if (share < NEARLY_ALL) return step('Protect the default branch, so that every change goes through a pull request')
  if (!signs.some(({ kind }) => kind === 'collaboration')) return step('Add a pull-request template and code owners')
  return signs.some(({ kind }) => kind === 'shared')
    ? undefined
    : step('Share data and experiments on a platform too, and link to it')
}

function step(action: string): NextStep {
  return { action, effort: 'small' }
}
