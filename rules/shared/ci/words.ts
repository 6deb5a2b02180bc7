import type { Evidence, EvidenceLevel } from '../../../src/model.ts'
import { effectRank } from './strongest.ts'
import type { CiTask } from './tasks.ts'

/** Longest command that is quoted in a sentence. */
const QUOTED = 50

const LEVELS: readonly EvidenceLevel[] = ['declared', 'declared', 'used', 'enforced']

/** What a task does, as evidence; one that cannot fail a change speaks against the practice, with the reason. */
export function taskEvidence(what: string, task: CiTask): Evidence {
  const rank = effectRank(task)
  const { at, reason } = task
  const seen = `${what} (${quote(task.text)}) in job "${task.job.name}"`
  if (rank === 3) return { message: `${seen}, ${when(task)}; it can fail the change`, at, level: 'enforced' }
  const why = reason === undefined ? 'it cannot fail a change' : `it cannot fail a change: ${reason}`
  return { message: `${seen}, but ${why}`, at, level: LEVELS[rank]!, ...(rank < 2 && { against: true }) }
}

/** What to do about a task that cannot fail a change, with its place and what stands in the way. */
export function letItFail({ tool, job, at, reason }: CiTask): string {
  const place = at.line === undefined ? at.path : `${at.path}:${at.line}`
  return `Let ${tool} fail the change: job "${job.name}" runs it (${place}), but ${reason ?? 'not on pull requests'}`
}

/** On what it runs: `on pull requests and pushes`. */
export function when({ job }: Pick<CiTask, 'job'>): string {
  if (job.onPullRequest && job.onPush) return 'on pull requests and pushes'
  return job.onPullRequest ? 'on pull requests only' : 'on pushes only'
}

function quote(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  return line.length > QUOTED ? `${line.slice(0, QUOTED - 1)}…` : line
}
