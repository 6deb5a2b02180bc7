import type { GateFailure, Report } from '../model.ts'
import { type Judged, judged } from './judged.ts'
import { ruleLimits } from './rule-limits.ts'
import { scoreLimits } from './score-limits.ts'
import type { GateSettings } from './settings.ts'
import { nextStepOf } from './words.ts'

/** Checks what has to be reached whatever was before. */
export function checkLimits(report: Report, settings: GateSettings): Judged {
  return judged([...scoreLimits(report, settings), ...metLimit(report, settings), ...ruleLimits(report, settings)])
}

function metLimit(report: Report, { met: least = 0 }: GateSettings): GateFailure[] {
  const { met = 0, of = 0 } = report.scores.maintainability ?? {}
  if (met >= least) return []
  const value = `${met} of ${of}`
  return [
    {
      ...{ kind: 'limit', subject: 'maintainability', limit: `at least ${least} guidelines met`, value },
      message: `${value} guidelines are met`,
      nextStep: nearest(report),
    },
  ]
}

/** How to meet the guideline that misses least. */
function nearest({ rules }: Report): string {
  const missed = rules.filter((rule) => rule.met === false).toSorted((a, b) => (b.score ?? 0) - (a.score ?? 0))
  const [first] = missed
  return first === undefined ? 'lower the limit' : `${nextStepOf(first)} (nearest: ${first.title})`
}
