import type { Finding, Location, MeasuredVerdict, NextStep, RuleMeta, RuleResult, Step } from '../model.ts'
import { ratedRules, type Weights } from './groups.ts'
import { mend } from './mend.ts'
import { open } from './open.ts'
import { LEVELS } from './policy.ts'
import { raising } from './raises.ts'
import { rate, rateMeasured } from './rate.ts'
import { round } from './round.ts'

/** A step before it is ranked: no gain is rounded. */
type Candidate = Omit<Step, 'raises'>

/**
 * What to do next: one step for each rule at most, the one that raises the overall score most first; where two raise it
 * equally, basic practices come before advanced ones, then small efforts before large ones, then the order of the rules.
 * No place is named twice while another one gains something: mending a unit for one guideline mostly mends it for others.
 */
export function nextSteps(results: readonly RuleResult[], weights: Weights = {}): Step[] {
  const rated = ratedRules(results)
  const byRule = results.map((result) => stepsOf(result).sort(byGain)).filter((steps) => steps.length > 0)
  const metas = new Map(results.map(({ meta }) => [meta.id, meta]))
  const chosen = onePlaceEach(byRule.sort(([a], [b]) => byGain(a!, b!)))
  return chosen
    .map((step) => ({
      ...step,
      ...raising(step, { rated, weights }),
      order: orderOf(step, metas.get(step.rule)),
    }))
    .sort((a, b) => round(b.overall) - round(a.overall) || a.order - b.order || b.overall - a.overall)
    .map(({ overall: _overall, order: _order, ...step }) => ({ ...step, gain: round(step.gain) }))
}

function onePlaceEach(ranked: readonly Candidate[][]): Candidate[] {
  const taken = new Set<string>()
  return ranked.map((steps) => {
    const step = steps.find(({ at, gain }) => round(gain) > 0 && !(at && taken.has(nameOf(at)))) ?? steps[0]!
    if (step.at !== undefined) taken.add(nameOf(step.at))
    return step
  })
}

const DIFFICULTIES = ['basic', 'medium', 'advanced']
const EFFORTS = ['small', 'medium', 'large']

/** Guidelines are as basic as basic practices. */
function orderOf({ effort }: Candidate, meta: RuleMeta | undefined): number {
  const difficulty = meta?.catalogue?.difficulty ?? 'basic'
  return DIFFICULTIES.indexOf(difficulty) * EFFORTS.length + EFFORTS.indexOf(effort)
}

function byGain(a: Candidate, b: Candidate): number {
  return b.gain - a.gain
}

function nameOf({ path, cell = 0, line = 0 }: Location): string {
  return `${path}:${cell}:${line}`
}

function stepsOf(result: RuleResult): Candidate[] {
  const { meta, verdict, findings } = result
  if (verdict.status === 'measured') {
    return mendingSteps(verdict, open(findings)).map((step) => ({ rule: meta.id, ...step }))
  }
  const step = verdict.status === 'graded' ? verdict.nextStep : undefined
  if (step === undefined) return []
  return [{ rule: meta.id, ...wording(step), gain: gainOfLevel((rate(result)?.score ?? 0) / 100) }]
}

/** Mending one finding of a guideline each; none when all its limits are kept. The gain is not rounded. */
function mendingSteps(verdict: MeasuredVerdict, findings: readonly Finding[]): Omit<Candidate, 'rule'>[] {
  const now = rateMeasured(verdict)
  if (now.met) return []
  const gains = new Map<string, number>()
  return findings.flatMap((finding) => {
    const { fix, at } = finding
    if (fix === undefined) return []
    const alike = kindOf(finding)
    const gain = gains.get(alike) ?? Math.max(0, rateMeasured(mend(verdict, finding)).score - now.score)
    gains.set(alike, gain)
    return [{ ...wording(fix), at, gain }]
  })
}

/** All of a finding that its gain depends on: of thousands of findings many are alike. */
function kindOf({ risk, target, lines, removes, language }: Finding): string {
  return `${risk} ${target} ${lines} ${removes} ${language}`
}

function wording({ action, effort }: NextStep): NextStep {
  return { action, effort }
}

/** A step of a practice raises it to the next level. */
function gainOfLevel(strength: number): number {
  const higher = LEVELS.filter(({ atLeast }) => atLeast > strength).map(({ atLeast }) => atLeast)
  return 100 * (Math.min(1, ...higher) - strength)
}
