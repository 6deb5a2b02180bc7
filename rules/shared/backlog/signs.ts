import type { CiFacts } from '../../../src/facts/types/ci.ts'
import type { Document, Documents } from '../../../src/facts/types/documents.ts'
import type { History } from '../../../src/facts/types/git.ts'
import type { Evidence } from '../../../src/model.ts'
import { monthsUnchanged } from '../documents/age.ts'
import { ownDocuments } from '../documents/find.ts'

/** Files and jobs that show a backlog. */
export interface BacklogSigns {
  readonly templates: readonly Evidence[]
  /** Roadmaps, and jobs that look after issues. */
  readonly plans: readonly Evidence[]
  /** Roadmaps that nobody has touched for long. */
  readonly stale: readonly Evidence[]
}

/** Months without a change after which a roadmap plans nothing (practices.md, practice 36). */
const STALE = 18
const MOST = 2

export function backlogSigns(documents: Documents, ci: CiFacts, history: History | undefined): BacklogSigns {
  const found = ownDocuments(documents)
    .filter(({ kinds }) => kinds.includes('roadmap'))
    .map((document) => ({ document, months: monthsUnchanged(document, history) ?? 0 }))
  const fresh = found.filter(({ months }) => months < STALE).map(({ document }) => roadmap(document))
  const stale = found
    .filter(({ months }) => months >= STALE)
    .map(({ document, months }) => staleRoadmap(document, months))
  return {
    templates: [...templates(documents), ...askingForItem(documents)],
    plans: [...fresh.slice(0, MOST), ...issueJobs(ci)],
    stale: stale.slice(0, MOST),
  }
}

export function allSigns({ templates, plans, stale }: BacklogSigns): Evidence[] {
  return [...templates, ...plans, ...stale]
}

const ITEM =
  /^\W*((related |linked )?(issue|ticket|work item|story)s?( (number|id|link))?)\b[^.]{0,40}$|\b(fixes|closes|resolves):? #/i

/** A template for pull requests with a field for the work item. */
function askingForItem({ documents }: Documents): Evidence[] {
  const asks = ({ prose = [], headings }: Document) => [...prose, ...headings].some(({ text }) => ITEM.test(text))
  const found = documents.find((one) => one.kinds.includes('pull-request-template') && asks(one))
  return found
    ? [
        {
          message: 'the template for pull requests asks for the work item',
          at: { path: found.path },
          level: 'declared',
        },
      ]
    : []
}

/** Sets up the page on which one chooses a template. */
const CHOOSER = /\/config\.ya?ml$/

function templates(documents: Documents): Evidence[] {
  const found = documents.documents.filter(({ kinds, path }) => kinds.includes('issue-template') && !CHOOSER.test(path))
  const [first] = found
  if (first === undefined) return []
  const message = found.length === 1 ? 'a template for issues' : `${found.length} templates for issues`
  return [{ message, at: { path: first.path }, level: 'declared' }]
}

function roadmap({ path }: Document): Evidence {
  return { message: 'a roadmap or backlog', at: { path }, level: 'declared' }
}

/** Code went on, the plan did not. */
function staleRoadmap({ path }: Document, months: number): Evidence {
  return { message: `a roadmap, last changed ${months} months before the newest commit`, at: { path }, against: true }
}

/** Actions of others that look after issues. */
const LOOKS_AFTER = /(^|\/)(stale|add-to-project|issue-labeler|triage[\w-]*|close-issues?[\w-]*|no-response)$/i

function issueJobs({ jobs }: CiFacts): Evidence[] {
  const found = jobs.flatMap(({ uses }) => uses).find(({ name, runs }) => LOOKS_AFTER.test(name) && runs !== 'never')
  return found === undefined
    ? []
    : [{ message: `a job looks after issues (${found.name})`, at: found.at, level: 'declared' }]
}
