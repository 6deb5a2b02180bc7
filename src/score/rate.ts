import type { Level, Measure, MeasuredVerdict, RuleResult } from '../model.ts'
import { type Climbed, climb, climbAttested } from './ladder.ts'
import { BEST_UNMET, LEVELS } from './policy.ts'

/** How good a rule's verdict is. */
export interface Rating {
  /** 0..100, not rounded. */
  readonly score: number
  /** For guidelines. */
  readonly met?: boolean
  /** For practices. */
  readonly level?: Level
  /** For practices: how the level came about. */
  readonly chain?: readonly string[]
}

/** Rates a verdict; nothing for one that says nothing on the quality: that is never counted as zero. */
export function rate({
  meta,
  verdict,
  attested,
}: Pick<RuleResult, 'meta' | 'verdict' | 'attested'>): Rating | undefined {
  if (verdict.status === 'measured') return rateMeasured(verdict)
  if (verdict.status === 'graded')
    return rateStrength(climb(verdict, { observability: meta.catalogue?.observability ?? 'static', attested }))
  return attested === undefined ? undefined : rateStrength(climbAttested(attested))
}

/** Sums of decimal fractions are off by a trace: 0.3 - 0.1 is less than 0.2. */
const TRACE = 1e-9

function rateStrength({ strength, chain }: Climbed): Rating {
  const { level } = LEVELS.find(({ atLeast }) => strength + TRACE >= atLeast) ?? LEVELS.at(-1)!
  return { score: 100 * strength, level, chain }
}

/**
 * Limits hold for each language by itself: a guideline is met when every language that decides keeps them, and its score
 * is their mean, weighted by lines of code. That is how SIG rates systems in several languages.
 */
export function rateMeasured({ measures, languages = [] }: Measured): Required<Pick<Rating, 'score' | 'met'>> {
  const rated = languages
    .filter(({ decides }) => decides)
    .map((one) => ({ ...rateGuideline(one.measures), lines: one.lines }))
  if (rated.length === 0) return rateGuideline(measures)
  const lines = rated.reduce((sum, one) => sum + one.lines, 0)
  const met = rated.every((one) => one.met)
  const score = rated.reduce((sum, one) => sum + one.score * (one.lines / lines), 0)
  return { score: met ? 100 : Math.min(score, BEST_UNMET), met }
}

type Measured = Pick<MeasuredVerdict, 'measures' | 'languages'>

/**
 * 100 times the smallest of limit / actual over the measures, at most 100: falls smoothly with the distance from the
 * worst limit, so that each improvement shows.
 */
export function rateGuideline(measures: MeasuredVerdict['measures']): Required<Pick<Rating, 'score' | 'met'>> {
  const met = measures.every((measure) => ratio(measure) === 1)
  const worst = 100 * Math.min(1, ...measures.map(ratio))
  return { score: met ? worst : Math.min(worst, BEST_UNMET), met }
}

/** 1 where the measure keeps its limits, else how far it is from the one that it breaks: 0..1. */
function ratio({ value, atMost = Infinity, atLeast = -Infinity }: Measure): number {
  if (value > atMost) return Math.max(0, atMost / value)
  if (value < atLeast) return Math.max(0, value / atLeast)
  return 1
}
