import type { Finding, MeasuredVerdict, NextStep, RuleResult, Step } from '../model.ts'
import { mend } from './mend.ts'
import { LEVELS } from './policy.ts'
import { rate, rateGuideline } from './rate.ts'
import { round } from './round.ts'

/** What to do next, most gain first; one step for each rule at most. Equal gains keep the order of the rules. */
export function nextSteps(results: readonly RuleResult[]): Step[] {
  return results
    .flatMap((result) => bestStep(result) ?? [])
    .sort((a, b) => b.gain - a.gain)
    .map((step) => ({ ...step, gain: round(step.gain) }))
}

function bestStep(result: RuleResult): Step | undefined {
  const { meta, verdict, findings } = result
  if (verdict.status === 'measured') {
    const best = bestFinding(verdict, findings)
    return best && { rule: meta.id, ...wording(best.fix), at: best.at, gain: best.gain }
  }
  const step = verdict.status === 'graded' ? verdict.nextStep : undefined
  if (step === undefined) return undefined
  return { rule: meta.id, ...wording(step), gain: gainOfLevel((rate(result)?.score ?? 0) / 100) }
}

interface Candidate {
  readonly fix: NextStep
  readonly at: Finding['at']
  readonly gain: number
}

/** The finding that raises the score most when it alone is mended; the first of several. None when all limits are kept. */
function bestFinding(verdict: MeasuredVerdict, findings: readonly Finding[]): Candidate | undefined {
  const now = rateGuideline(verdict.measures)
  if (now.met) return undefined
  let best: Candidate | undefined
  for (const finding of findings) {
    if (finding.fix === undefined) continue
    const gain = Math.max(0, rateGuideline(mend(verdict, finding)).score - now.score)
    if (best === undefined || gain > best.gain) best = { fix: finding.fix, at: finding.at, gain }
  }
  return best
}

function wording({ action, effort }: NextStep): NextStep {
  return { action, effort }
}

/** A step of a practice raises it to the next level. */
function gainOfLevel(strength: number): number {
  const higher = LEVELS.filter(({ atLeast }) => atLeast > strength).map(({ atLeast }) => atLeast)
  return 100 * (Math.min(1, ...higher) - strength)
}
