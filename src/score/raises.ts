import type { Raise, RuleId } from '../model.ts'
import { type GroupScores, groupScores, type Rated, type Weights } from './groups.ts'
import { round } from './round.ts'

/** What would rise, and by how much, if one rule gained points. */
export interface Raising {
  /** Points that the overall score rises by, not rounded. */
  readonly overall: number
  /** Groups whose score is shown to rise: overall, category, effects and EU requirements. */
  readonly raises: readonly Raise[]
}

/**
 * @param rated the rules that could be rated
 * @param rule the one that gains, which must be among them
 * @param gain points of that rule, 0..100
 */
export function raising(rated: readonly Rated[], rule: RuleId, gain: number, weights: Weights = {}): Raising {
  const before = groupScores(rated, weights)
  const raised = rated.map((one) => (one.meta.id === rule ? { ...one, score: one.score + gain } : one))
  const after = groupScores(raised, weights)
  const overall = (after.overall ?? 0) - (before.overall ?? 0)
  const all: Raise[] = [{ of: 'overall', name: 'overall', by: overall }, ...groupRaises(before, after)]
  return { overall, raises: all.map((raise) => ({ ...raise, by: round(raise.by) })).filter(({ by }) => by > 0) }
}

function groupRaises(before: GroupScores, after: GroupScores): Raise[] {
  const between = (of: Raise['of'], from: ReadonlyMap<string, number>, to: ReadonlyMap<string, number>): Raise[] =>
    [...to].map(([name, score]) => ({ of, name, by: score - (from.get(name) ?? score) }))
  return [
    ...between('category', before.categories, after.categories),
    ...between('effect', before.effects, after.effects),
    ...between('eu', before.eu, after.eu),
  ]
}
