import type { Finding, Location, MeasuredVerdict, NextStep, RuleResult, Step } from '../model.ts'
import { mend } from './mend.ts'
import { LEVELS } from './policy.ts'
import { rate, rateGuideline } from './rate.ts'
import { round } from './round.ts'

/**
 * What to do next, most gain first: one step for each rule at most, and no place twice while another one gains
 * something, since mending a unit for one guideline mostly mends it for the others. Equal gains keep the order of the rules.
 */
export function nextSteps(results: readonly RuleResult[]): Step[] {
  const ranked = results
    .map((result) => stepsOf(result).sort(byGain))
    .filter((steps) => steps.length > 0)
    .sort(([a], [b]) => byGain(a!, b!))
  const taken = new Set<string>()
  const chosen = ranked.map((steps) => {
    const step = steps.find(({ at, gain }) => round(gain) > 0 && !(at && taken.has(nameOf(at)))) ?? steps[0]!
    if (step.at !== undefined) taken.add(nameOf(step.at))
    return step
  })
  return chosen.sort(byGain).map((step) => ({ ...step, gain: round(step.gain) }))
}

function byGain(a: Step, b: Step): number {
  return b.gain - a.gain
}

function nameOf({ path, cell = 0, line = 0 }: Location): string {
  return `${path}:${cell}:${line}`
}

function stepsOf(result: RuleResult): Step[] {
  const { meta, verdict, findings } = result
  if (verdict.status === 'measured') return findings.flatMap((finding) => stepOf(meta.id, verdict, finding))
  const step = verdict.status === 'graded' ? verdict.nextStep : undefined
  if (step === undefined) return []
  return [{ rule: meta.id, ...wording(step), gain: gainOfLevel((rate(result)?.score ?? 0) / 100) }]
}

/** Mending one finding of a guideline; none when all its limits are kept. The gain is not rounded. */
function stepOf(rule: Step['rule'], verdict: MeasuredVerdict, { fix, at, ...rest }: Finding): Step[] {
  const now = rateGuideline(verdict.measures)
  if (now.met || fix === undefined) return []
  const gain = rateGuideline(mend(verdict, { at, ...rest })).score - now.score
  return [{ rule, ...wording(fix), at, gain: Math.max(0, gain) }]
}

function wording({ action, effort }: NextStep): NextStep {
  return { action, effort }
}

/** A step of a practice raises it to the next level. */
function gainOfLevel(strength: number): number {
  const higher = LEVELS.filter(({ atLeast }) => atLeast > strength).map(({ atLeast }) => atLeast)
  return 100 * (Math.min(1, ...higher) - strength)
}
