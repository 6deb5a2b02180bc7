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
  if (verdict.status === 'measured') return rateGuideline(verdict.measures)
  if (verdict.status === 'graded')
    return rateStrength(climb(verdict, meta.catalogue?.observability ?? 'static', attested))
  return attested === undefined ? undefined : rateStrength(climbAttested(attested))
}

function rateStrength({ strength, chain }: Climbed): Rating {
  const { level } = LEVELS.find(({ atLeast }) => strength >= atLeast) ?? LEVELS.at(-1)!
  return { score: 100 * strength, level, chain }
}

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
