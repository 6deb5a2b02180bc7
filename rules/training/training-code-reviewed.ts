import type { CiFacts } from '../../src/facts/types/ci.ts'
import type { GitFacts } from '../../src/facts/types/git.ts'
import type { ProjectFile } from '../../src/facts/types.ts'
import type { Evidence, Location, NextStep, OpenVerdict, Reasoned } from '../../src/model.ts'
import { definePractice } from '../../src/rule.ts'
import { copiedProject } from '../shared/own-code.ts'
import { percentage } from '../shared/percentage.ts'
import { trainsNothing } from '../shared/profile/applies.ts'
import { ownersOf, requiredBy, templateOf } from '../shared/review/rules-of-reviews.ts'
import { unreadable } from '../shared/review/unreadable.ts'
import { trainingStarts } from '../shared/training/starts.ts'

/** Shares of the changes to training code that came by pull request, percent (practices.md, practice 15). */
const SOME = 20
const MANY = 50
const NEARLY_ALL = 80

/** What it costs when the changes of notebooks cannot be read. */
const UNREADABLE = 0.1

/** Fewer changes tell no custom: a release of what was made elsewhere, or a young project. */
const LEAST_CHANGES = 5

/** Fewer merges tell no custom. */
const LEAST_MERGES = 5
const OWN_MERGES = 0.1

export default definePractice({
  id: 'training/training-code-reviewed',
  number: 15,
  title: 'Peer Review Training Scripts',
  why: `A fault in training code seldom stops the program; it makes the model a little worse, or its score too good. A second pair of eyes is the cheapest way to find it.`,
  how: `Takes the newest 200 changes of the default branch, and of these the ones that touch files that train or start a training. A change counts as reviewed when a platform marked it as a pull or merge request. Where fewer than 5 of them touch training code, all of them stand for it.
Scale: hardly any 0; code owners or a template for pull requests 0.3, likewise from 20 % on; from 50 % 0.5; from 80 % 0.6, and with code owners of the training files or required reviews in a tracked file 0.75. An approval is not stored in git, so 0.8 is the most without an attestation. Training in notebooks alone, saved with large outputs, loses 0.1; so do five merges or more, each by the author of its branch. A number that stands behind several changes is that of an issue; so are numbers that do not grow with time. How many lines a change has is not looked at: it takes all contents of the history.
Unknown without history, with fewer than 5 changes, with one author, in a copy of another project, and where pull requests are built by CI and owned by somebody, yet leave no trace: a rebase leaves none.`,
  fix: `Protect the default branch, so that each change needs a review, and list the training files in CODEOWNERS.`,
  example: `# .github/CODEOWNERS
/src/training/    @org/ml-team
/configs/         @org/ml-team`,
  question: 'Does somebody else read each change of training code before it is merged?',
  sources: ['SE-ML catalogue, practice 15: Peer Review Training Scripts (se-ml.github.io/practices)'],
  catalogue: {
    difficulty: 'medium',
    effects: ['quality'],
    observability: 'partial',
    related: ['collaborative-platform'],
  },
  needs: ['profile', 'git', 'files', 'documents', 'ci', 'modules', 'names', 'notebooks', 'containers'],
  check({ profile, git, files, documents, ci, modules, names, notebooks, containers }) {
    const open = trainsNothing(profile) ?? unknown(git, files)
    if (open !== undefined) return open
    const paths = trainingPaths({ modules, names }, profile)
    const seen: Seen = {
      ...changesOf(git, paths),
      // In a fork these files are the upstream's.
      owned: git.fork ? undefined : ownersOf(documents, paths),
      template: git.fork ? undefined : templateOf(documents),
      required: requiredBy(files, containers.resources),
      unreadable: unreadable(paths, notebooks, files),
      ownMerges: ownMerges(git),
    }
    const hidden = seen.commits < LEAST_CHANGES ? tooFew(seen.commits) : rebased(seen, ci)
    if (hidden !== undefined) return hidden
    const step = nextStep(seen)
    return {
      status: 'graded',
      base: rung(seen),
      penalties: [
        ...(seen.unreadable
          ? [{ value: UNREADABLE, because: 'changes of notebooks with outputs cannot be read' }]
          : []),
        ...(seen.ownMerges > 0 ? [{ value: OWN_MERGES, because: 'each branch was merged by its own author' }] : []),
      ],
      confidence: seen.onTraining ? 'high' : 'medium',
      evidence: evidence(seen),
      missing: missing(seen),
      findings: [],
      ...(step && { nextStep: step }),
    }
  },
})

interface Seen {
  readonly commits: number
  readonly reviewed: number
  /** The counts are those of training code; else of all code. */
  readonly onTraining: boolean
  /** Rule of CODEOWNERS that names owners of training code. */
  readonly owned: Location | undefined
  readonly template: Location | undefined
  readonly required: Location | undefined
  readonly unreadable: Location | undefined
  /** Merges, where each of them was made by the author of its branch; else 0. */
  readonly ownMerges: number
}

function unknown(git: GitFacts, files: readonly ProjectFile[]): OpenVerdict | undefined {
  const { history, missing, folder } = git
  if (history === undefined) {
    const reason = missing.find(({ fact }) => fact === 'checkout' || fact === 'history')?.reason
    return { status: 'unknown', reason: reason ?? 'git says nothing' }
  }
  if (folder !== '') return { status: 'unknown', reason: 'the folder is a part of a larger repository; audit its root' }
  if (history.authors.length < 2) return { status: 'unknown', reason: 'one person commits: nobody else could review' }
  return git.fork === undefined ? copiedProject(files, 'its history') : undefined
}

function tooFew(commits: number): OpenVerdict {
  const reason = `the history has ${commits === 1 ? 'one change' : `${commits} changes`}: too few to tell whether changes are reviewed`
  return { status: 'unknown', reason }
}

function trainingPaths(
  code: Parameters<typeof trainingStarts>[0],
  profile: Parameters<typeof trainingStarts>[1],
): string[] {
  const modules = [...profile.training, ...trainingStarts(code, profile)].map(
    ({ module }) => code.modules[module]!.path,
  )
  return [...new Set(modules)].sort()
}

function changesOf({ history }: GitFacts, paths: readonly string[]): Pick<Seen, 'commits' | 'reviewed' | 'onTraining'> {
  const { changes } = history!
  const own = paths.flatMap((path) => changes.files?.[path] ?? [])
  const commits = own.reduce((sum, one) => sum + one.commits, 0)
  if (commits < LEAST_CHANGES) return { commits: changes.commits, reviewed: changes.reviewed, onTraining: false }
  return { commits, reviewed: own.reduce((sum, one) => sum + one.reviewed, 0), onTraining: true }
}

/** A custom of merging one's own branches. Whether somebody approved before is not in git. */
function ownMerges({ history }: GitFacts): number {
  const { known, byAuthor } = history!.changes.merges ?? { known: 0, byAuthor: 0 }
  return known >= LEAST_MERGES && byAuthor === known ? known : 0
}

function share({ commits, reviewed }: Seen): number {
  return percentage(reviewed, commits)
}

/** A rebase merge leaves no trace: CI that builds pull requests and owners of the code speak against "no reviews". */
function rebased(seen: Seen, { jobs }: CiFacts): OpenVerdict | undefined {
  const building = jobs.find(({ onPullRequest, runs }) => onPullRequest && runs === 'on-change')
  if (share(seen) >= SOME || building === undefined || seen.owned === undefined) return undefined
  return {
    status: 'unknown',
    reason:
      'few changes bear the mark of a pull request, yet CI builds pull requests and the training code has owners: a rebase leaves no mark',
    evidence: [
      { message: 'CI builds pull requests', at: building.at },
      { message: 'code owners of training code', at: seen.owned },
    ],
  }
}

function rung(seen: Seen): Reasoned {
  const percent = share(seen)
  const because = `${Math.round(percent)} % of the changes ${seen.onTraining ? 'to training code ' : ''}came by pull request`
  const rules = seen.owned ?? seen.required
  if (percent >= NEARLY_ALL)
    return rules ? { value: 0.75, because: `${because}, and there are rules for reviews` } : { value: 0.6, because }
  if (percent >= MANY) return { value: 0.5, because }
  if (percent >= SOME) return { value: 0.3, because }
  return rules || seen.template
    ? { value: 0.3, because: `${because}; there are code owners or a template` }
    : { value: 0, because }
}

function evidence(seen: Seen): Evidence[] {
  const { commits, reviewed, onTraining, owned, template, required, unreadable } = seen
  const counts = `${reviewed} of ${onTraining ? '' : 'the newest '}${commits} changes`
  const message = onTraining
    ? `${counts} to training files came by pull request`
    : `hardly any of the newest changes touches training files; ${counts} came by pull request`
  return [
    { message, ...(share(seen) >= MANY ? { level: 'integrated' as const } : { against: true }) },
    ...(owned ? [{ message: 'code owners of training code', at: owned, level: 'declared' as const }] : []),
    ...(required
      ? [{ message: 'a file tells the platform what a change needs', at: required, level: 'declared' as const }]
      : []),
    ...(template ? [{ message: 'template for pull requests', at: template, level: 'declared' as const }] : []),
    ...(unreadable
      ? [{ message: 'training stands in notebooks with large outputs', at: unreadable, against: true }]
      : []),
    ...(seen.ownMerges > 0
      ? [{ message: `each of ${seen.ownMerges} branches was merged by its own author`, against: true }]
      : []),
  ]
}

function missing({ owned, required, template }: Seen): string[] {
  return [
    ...(owned ? [] : ['code owners of the training files']),
    ...(required ? [] : ['required reviews in a tracked file']),
    ...(template ? [] : ['a template for pull requests']),
  ]
}

function nextStep(seen: Seen): NextStep | undefined {
  if (share(seen) < NEARLY_ALL)
    return {
      action:
        'Protect the default branch on the platform: changes need a pull request and the approval of somebody else',
      effort: 'small',
    }
  if (seen.owned === undefined) return { action: 'List the files that train in CODEOWNERS', effort: 'small' }
  return seen.unreadable
    ? { action: 'Pair the notebooks with scripts (jupytext), or strip their outputs', effort: 'small' }
    : undefined
}
