import { given } from '../given.ts'
import type { Finding, GateFailure, GateNote, ReportedRule } from '../model.ts'
import type { Changes, Compared } from './changes.ts'
import { type Judged, judged } from './judged.ts'
import { severityOf } from './severity.ts'
import { decimal, nextStepOf, seen, worstPlace } from './words.ts'

/** A score that is lower than it was, further than the tolerance. */
interface Fall {
  readonly rule: ReportedRule
  readonly before: number
  readonly now: number
  /** Points that it may fall. */
  readonly tolerance: number
}

/**
 * Fails for scores that fell further than the tolerance. Where a score is a share of lines of code, it also falls when
 * clean code is deleted or code is only divided anew: that is told and fails nothing, since no code got worse.
 */
export function judgeScores(
  { report, reference, tolerance: { score: tolerance } }: Compared,
  changes: Changes,
): Judged {
  const outcomes = report.rules.flatMap((rule) => {
    const before = reference.scores.get(rule.id)
    if (before === undefined || before === null) return []
    const now = rule.score
    if (now === undefined) return [lost(rule, before)]
    return before - now > tolerance + ROUNDING ? [judge({ rule, before, now, tolerance }, changes)] : []
  })
  return judged(outcomes)
}

/** Scores have one decimal; their difference may be a hair more than it is. */
const ROUNDING = 1e-6

function lost({ id, title, status, reason }: ReportedRule, before: number): GateNote {
  const message = `${title}: had ${decimal(before)}, now ${status.replace('-', ' ')} (${reason}); not compared`
  return { kind: 'not-compared', rule: id, message }
}

function judge(fall: Fall, changes: Changes): GateFailure | GateNote {
  const { rule, before, now } = fall
  const message = `${rule.title}: the score fell from ${decimal(before)} to ${decimal(now)}`
  if (severityOf(rule) === 'warn') return { kind: 'warning', rule: rule.id, message: `${message}; it only warns` }
  const cause = causeOf(rule, changes)
  if (cause !== undefined) return failure(fall, { message: `${message}; most of all since ${seen(cause)}`, cause })
  if (isShare(rule)) return { kind: 'tolerated', rule: rule.id, message: `${message}, but no code got worse` }
  return failure(fall, { message })
}

/** @param cause the finding to begin with, where one explains the fall */
function failure(
  { rule, before, now, tolerance }: Fall,
  { message, cause }: { message: string; cause?: Finding },
): GateFailure {
  return {
    ...{ kind: 'fallen-score', subject: rule.id, rule: rule.id },
    limit: `${decimal(before)}, as before (tolerance ${tolerance})`,
    value: decimal(now),
    message,
    ...given({ at: cause?.at ?? worstPlace(rule) }),
    nextStep: cause?.fix?.action ?? nextStepOf(rule),
  }
}

/** The largest finding of a rule that is new or has grown, however little. */
function causeOf({ id }: ReportedRule, { added, worse, tolerated }: Changes): Finding | undefined {
  const candidates = [...added, ...[...worse, ...tolerated].map(({ after }) => after)]
  return candidates.filter(({ rule }) => rule === id).toSorted((a, b) => b.lines - a.lines)[0]?.finding
}

/** Its score is the share of code that its findings hold. */
function isShare({ profile, measures = [] }: ReportedRule): boolean {
  return (
    profile !== undefined || measures.some(({ unit, of, atMost }) => unit === 'percent' && of && atMost !== undefined)
  )
}
