import type { Documents } from '../../src/facts/types/documents.ts'
import type { Evidence, NextStep, OpenVerdict } from '../../src/model.ts'
import { definePractice } from '../../src/rule.ts'
import { monthsUnchanged } from '../shared/documents/age.ts'
import { type TradeOffRecord, tradeOffRecords } from '../shared/documents/decisions.ts'
import { sectionEvidence, sections } from '../shared/documents/find.ts'
import { weighing } from '../shared/documents/weighing.ts'
import { type Rung, standsOn } from '../shared/ladder.ts'
import { lacks } from '../shared/profile/applies.ts'

/** Records that show a habit. */
const SEVERAL = 3

/** Months. */
const YEAR = 12

export default definePractice({
  id: 'team/tradeoff-process',
  number: 38,
  title: 'Decide Trade-Offs through Defined Team Process',
  why: `Accuracy against cost, speed, fairness or a model that people can follow: somebody decides. Where no process says who and by what, it is whoever trains the model, and later nobody knows that there was a choice.`,
  how: `From decision records and requests for comments (adr/, decisions/, rfcs/) that weigh at least two qualities against each other: accuracy, speed, cost, explainability, fairness, privacy, size, simplicity. A scaffold, an index or a template is no record. Beside them: a section on how decisions are made; and what puts options side by side: searches for several objectives at once, fronts of Pareto, cost and quality recorded together, tables with columns of both, templates for pull requests that ask what was weighed. A document that merely speaks of a trade-off, such as that of precision and recall, is none of these.
Scale: options side by side alone 0.2; one record, or a section on the process 0.3; three records that name what was not chosen 0.5; and the process is described and a record is younger than 12 months 0.7; and options are put side by side too 0.8, the most that files show. Where there is none of it, decisions may be written elsewhere: unknown. Not judged where one person works on it.`,
  fix: `Begin a folder docs/decisions and write one page for each choice of a model: the criteria, the numbers of each option, the one that was not taken and why, and who decided.`,
  example: `# 7. Gradient boosting, not a neural network
Criteria: AUC, latency at the 95th percentile, can the desk explain a refusal?
Options: network 0.84, 90 ms, no; boosting 0.82, 9 ms, yes
Decision: boosting; the credit desk and the team, 2030-02-11`,
  question: 'Do you decide trade-offs (accuracy, cost, speed, fairness, explainability) by a process known to all?',
  sources: ['SE-ML catalogue, practice 38: Decide Trade-Offs through Defined Team Process (se-ml.github.io/practices)'],
  catalogue: {
    difficulty: 'medium',
    effects: [],
    euRequirement: 'agency',
    observability: 'partial',
    related: ['interpretable-models'],
  },
  needs: ['profile', 'documents', 'git', 'names', 'modules'],
  check({ profile, documents, git, ...code }) {
    const open = lacks(profile, 'team')
    if (open !== undefined) return open
    const records = tradeOffRecords(documents)
    const seen: Seen = {
      records,
      described: processes(documents),
      searches: weighing(documents, code),
      isRecent: records.some(({ document }) => (monthsUnchanged(document, git.history) ?? YEAR) < YEAR),
    }
    const base = standsOn(LADDER, seen)
    if (base === undefined) return NOTHING
    const step = nextStep(seen)
    return {
      status: 'graded',
      base,
      confidence: 'medium',
      evidence: [...records.slice(0, 5).map(recordEvidence), ...seen.described, ...seen.searches.slice(0, 3)],
      findings: [],
      ...(step && { nextStep: step }),
    }
  },
})

interface Seen {
  readonly records: readonly TradeOffRecord[]
  /** Says how decisions are made. */
  readonly described: readonly Evidence[]
  /** Searches, metrics, tables and templates that put two sides of a choice next to each other. */
  readonly searches: readonly Evidence[]
  readonly isRecent: boolean
}

const NOTHING: OpenVerdict = {
  status: 'unknown',
  reason: 'no record of a trade-off in the repository; they may be kept elsewhere: answer for it with se-ml attest',
}

const PROCESS =
  /\b(decision[- ](making|process)|how (we|decisions) (decide|are made)|trade-?offs? (process|decisions))\b/i
/** The index of a folder of records bears this title too; where people are told how to work it is a rule. */
const RECORDS = /\bdecision[- ]records?\b/i

function processes(documents: Documents): Evidence[] {
  const found = [
    ...sections(documents, ['contributing', 'governance', 'decision-record'], PROCESS),
    ...sections(documents, ['contributing', 'governance'], RECORDS),
  ]
  return found.slice(0, 2).map(sectionEvidence)
}

const LADDER: readonly Rung<Seen>[] = [
  {
    holds: (seen) => isEstablished(seen) && seen.searches.length > 0,
    value: 0.8,
    because: (seen) =>
      `${weighed(seen)} recent records with what was not chosen, a process, and work that weighs options`,
  },
  {
    holds: isEstablished,
    value: 0.7,
    because: (seen) => `${weighed(seen)} records with what was not chosen, recent ones, by a process that is described`,
  },
  {
    holds: (seen) => weighed(seen) >= SEVERAL,
    value: 0.5,
    because: (seen) => `${weighed(seen)} records with what was not chosen`,
  },
  {
    holds: ({ records }) => records.length > 0,
    value: 0.3,
    because: ({ records }) => `${records.length} of the decision records weigh qualities`,
  },
  {
    holds: ({ described }) => described.length > 0,
    value: 0.3,
    because: 'a process is described; no record of a trade-off',
  },
  {
    holds: ({ searches }) => searches.length > 0,
    value: 0.2,
    because: 'options are put side by side; nothing says who decides',
  },
]

/** Records that name what was not chosen. */
function weighed({ records }: Seen): number {
  return records.filter(({ alternatives }) => alternatives).length
}

/** Several records, recent ones, and a process. */
function isEstablished(seen: Seen): boolean {
  return weighed(seen) >= SEVERAL && seen.described.length > 0 && seen.isRecent
}

function recordEvidence({ document, alternatives }: TradeOffRecord): Evidence {
  const message = alternatives
    ? 'weighs qualities, and names what was not chosen'
    : 'weighs qualities against each other'
  return { message, at: { path: document.path }, level: 'used' }
}

function nextStep({ records, described }: Seen): NextStep | undefined {
  const weighed = records.filter(({ alternatives }) => alternatives).length
  if (weighed < SEVERAL)
    return {
      action: 'Write one page for each choice of a model: criteria, options, and why one was not taken',
      effort: 'small',
    }
  if (described.length === 0)
    return { action: 'Describe who decides on trade-offs, and by which criteria', effort: 'small' }
  return undefined
}
