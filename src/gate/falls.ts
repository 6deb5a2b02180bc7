import type { GateFailure, GateNote, Report, ReportedRule } from '../model.ts'
import type { Changes } from './changes.ts'
import type { Judged } from './limits.ts'
import type { Reference } from './reference.ts'
import { TOLERANCE } from './settings.ts'
import { severityOf } from './severity.ts'
import { decimal, nextStepOf, seen, worstPlace } from './words.ts'

/**
 * Fails for scores that fell further than the tolerance. Where a score is a share of lines of code, it also falls when
 * clean code is deleted or code is only divided anew: that is told and fails nothing, since no code got worse.
 */
export function judgeScores(
  { rules }: Report,
  { scores }: Reference,
  changes: Changes,
  tolerance: number = TOLERANCE.score,
): Judged {
  const judged = rules.flatMap((rule) => {
    const before = scores.get(rule.id)
    if (before === undefined || before === null) return []
    if (rule.score === undefined) return [lost(rule, before)]
    return before - rule.score > tolerance + ROUNDING ? [fall(rule, before, rule.score, changes, tolerance)] : []
  })
  return {
    failures: judged.flatMap((one) => ('limit' in one ? one : [])),
    notes: judged.flatMap((one) => ('limit' in one ? [] : one)),
  }
}

/** Scores have one decimal; their difference may be a hair more than it is. */
const ROUNDING = 1e-6

function lost({ id, title, status, reason }: ReportedRule, before: number): GateNote {
  const message = `${title}: had ${decimal(before)}, now ${status.replace('-', ' ')} (${reason}); not compared`
  return { kind: 'not-compared', rule: id, message }
}

function fall(
  rule: ReportedRule,
  before: number,
  now: number,
  changes: Changes,
  tolerance: number,
): GateFailure | GateNote {
  const { id, title } = rule
  const message = `${title}: the score fell from ${decimal(before)} to ${decimal(now)}`
  if (severityOf(rule) === 'warn') return { kind: 'warning', rule: id, message: `${message}; it only warns` }
  const cause = causeOf(rule, changes)
  if (cause === undefined && isShare(rule)) {
    return { kind: 'tolerated', rule: id, message: `${message}, but no code got worse` }
  }
  const at = cause?.at ?? worstPlace(rule)
  return {
    ...{ kind: 'fallen-score', subject: id, rule: id },
    limit: `${decimal(before)}, as before (tolerance ${tolerance})`,
    value: decimal(now),
    message: cause === undefined ? message : `${message}; most of all since ${seen(cause)}`,
    ...(at && { at }),
    nextStep: cause?.fix?.action ?? nextStepOf(rule),
  }
}

/** The largest finding of a rule that is new or has grown, however little. */
function causeOf({ id }: ReportedRule, { added, worse, tolerated }: Changes) {
  const candidates = [...added, ...[...worse, ...tolerated].map(({ after }) => after)]
  return candidates.filter(({ rule }) => rule === id).toSorted((a, b) => b.lines - a.lines)[0]?.finding
}

/** Its score is the share of code that its findings hold. */
function isShare({ profile, measures = [] }: ReportedRule): boolean {
  return (
    profile !== undefined || measures.some(({ unit, of, atMost }) => unit === 'percent' && of && atMost !== undefined)
  )
}
