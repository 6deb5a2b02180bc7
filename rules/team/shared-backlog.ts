import type { GitFacts, IssueReferences } from '../../src/facts/types/git.ts'
import type { Evidence, NextStep, OpenVerdict, Reasoned } from '../../src/model.ts'
import { definePractice } from '../../src/rule.ts'
import { tooManyNotes } from '../shared/backlog/notes.ts'
import { allSigns, type BacklogSigns, backlogSigns } from '../shared/backlog/signs.ts'
import { copiedProject } from '../shared/own-code.ts'
import { percentage } from '../shared/percentage.ts'

/** Share of commits with a reference, percent (practices.md, practice 36). */
const SOME = 10
const MANY = 40

/** So many commits with a reference are no accident; a prefix counts from as many uses on. */
const FEW_COMMITS = 5

/** With fewer commits a share says nothing. */
const LEAST_COMMITS = 10

/** Work that is noted in code alone stands on no list (practices.md, practice 36). */
const NOTES_PENALTY = 0.1

export default definePractice({
  id: 'team/shared-backlog',
  number: 36,
  title: 'Work Against a Shared Backlog',
  why: `When each change names the item that it answers, everybody can see what is being done and why, and afterwards how a line came about. Work that is on no list is neither weighed against other work nor handed over.`,
  how: `From commits: how many of the newest 1000 by people name an item (fixes #1, ABC-12 with a prefix that occurs in five commits or more, AB#12). The number of a pull request is none; UTF-8, RTX-3090 and the like are none. From files: issue templates, a roadmap or backlog, jobs that look after issues (stale, triage, add to project).
Scale: templates, a roadmap, such jobs, or references in five commits alone 0.3; references in 10 % of the commits 0.5; in 40 % 0.7; and a roadmap or such jobs 0.8, the most that files show. A roadmap that was not touched for 18 months while code changed does not count. More than 5 notes such as TODO in 1000 lines of code that name no item take off 0.1. Nothing of it is no proof that there is no board: then, without git, and in a copy of another project, the verdict is unknown.`,
  fix: `Put all work on one board that the whole team sees, also data and experiments, and name the item in each pull request. Add a template with the field "Issue:", so that nobody forgets.`,
  example: `Fill missing incomes by region, not by the overall mean

Fixes #214`,
  question:
    'Is all work on a backlog that the whole team and the product owner share, and is it worked through in order?',
  sources: ['SE-ML catalogue, practice 36: Work Against a Shared Backlog (se-ml.github.io/practices)'],
  catalogue: {
    difficulty: 'medium',
    effects: ['effectiveness', 'traceability'],
    observability: 'partial',
    related: ['collaborative-platform'],
  },
  needs: ['git', 'documents', 'ci', 'files', 'smells'],
  check({ git, documents, ci, files, smells }) {
    const signs = backlogSigns(documents, ci, git.history)
    const open = unseen(git, allSigns(signs)) ?? copiedProject(files, 'its history and templates')
    if (open !== undefined) return open
    const { issues } = git.history!
    const base = rung(issues, signs)
    if (base === undefined) return { ...NOTHING, evidence: [...references(issues), ...signs.stale] }
    const notes = tooManyNotes(smells)
    const step = nextStep(issues, signs)
    return {
      status: 'graded',
      base,
      penalties: notes ? [{ value: NOTES_PENALTY, because: notes.message }] : [],
      confidence: issues.commits < LEAST_COMMITS ? 'low' : 'medium',
      evidence: [...references(issues), ...allSigns(signs), ...(notes ? [notes] : [])],
      findings: [],
      ...(step && { nextStep: step }),
    }
  },
})

function unseen({ history, folder, missing }: GitFacts, evidence: readonly Evidence[]): OpenVerdict | undefined {
  if (history !== undefined && folder === '') return undefined
  const reason =
    history === undefined
      ? (missing.find(({ fact }) => fact === 'checkout' || fact === 'history')?.reason ?? 'git says nothing')
      : 'the folder is a part of a larger repository; audit its root'
  return { status: 'unknown', reason, evidence }
}

function rung(issues: IssueReferences, { templates, plans }: BacklogSigns): Reasoned | undefined {
  const share = shareOf(issues)
  const because = `${Math.round(share)} % of the commits name an item`
  if (share >= MANY && plans.length > 0) return { value: 0.8, because: `${because}, and the backlog is looked after` }
  if (share >= MANY) return { value: 0.7, because }
  if (share >= SOME) return { value: 0.5, because }
  if (templates.length + plans.length > 0)
    return { value: 0.3, because: 'work items are prepared for; hardly a commit names one' }
  const isNoAccident = issues.commits >= LEAST_COMMITS && issues.referring >= FEW_COMMITS
  return isNoAccident ? { value: 0.3, because: `${issues.referring} commits name an item, most do not` } : undefined
}

/** 0 where there are too few commits to tell. */
function shareOf({ commits, referring }: IssueReferences): number {
  return commits < LEAST_COMMITS ? 0 : percentage(referring, commits)
}

const NOTHING: OpenVerdict = {
  status: 'unknown',
  reason: 'commits and files show no backlog; it may be kept elsewhere: answer for it with se-ml attest',
}

function references(issues: IssueReferences): Evidence[] {
  const { commits, referring, prefixes } = issues
  const keys = prefixes.length === 0 ? '' : ` (keys: ${prefixes.slice(0, 5).join(', ')})`
  const message = `${referring} of the newest ${commits} commits by people name an item${keys}`
  return [{ message, ...(shareOf(issues) >= SOME ? { level: 'used' } : { against: true }) }]
}

function nextStep(issues: IssueReferences, { plans }: BacklogSigns): NextStep | undefined {
  if (shareOf(issues) < MANY)
    return { action: 'Name the work item in each commit or pull request ("Fixes #12")', effort: 'small' }
  if (plans.length === 0)
    return { action: 'Keep a roadmap in the repository, or let a job look after issues', effort: 'small' }
  return { action: 'Answer with se-ml attest who decides on the order of the backlog', effort: 'small' }
}
