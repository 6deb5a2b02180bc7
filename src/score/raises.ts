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

/** A rule that gains points. */
interface Gain {
  /** It must be among the rated ones. */
  readonly rule: RuleId
  /** 0..100 */
  readonly gain: number
}

/** What scores are worked out from: the rules that could be rated, and what counts how much. */
interface Basis {
  readonly rated: readonly Rated[]
  readonly weights: Weights
}

/** What one rule would raise if it gained some points and all others stayed as they are. */
export function raising({ rule, gain }: Gain, { rated, weights }: Basis): Raising {
  const before = groupScores(rated, weights)
  const raised = rated.map((one) => (one.meta.id === rule ? { ...one, score: one.score + gain } : one))
  const after = groupScores(raised, weights)
  const overall = (after.overall ?? 0) - (before.overall ?? 0)
  const all: Raise[] = [{ of: 'overall', name: 'overall', by: overall }, ...groupRaises(before, after)]
  return { overall, raises: all.map((raise) => ({ ...raise, by: round(raise.by) })).filter(({ by }) => by > 0) }
}

/** The groups whose raise is shown, and what they are called there. */
const GROUPS = [
  ['category', 'categories'],
  ['effect', 'effects'],
  ['eu', 'eu'],
] as const

function groupRaises(before: GroupScores, after: GroupScores): Raise[] {
  return GROUPS.flatMap(([of, key]) => {
    const from: ReadonlyMap<string, number> = before[key]
    return [...after[key]].map(([name, score]) => ({ of, name, by: score - (from.get(name) ?? score) }))
  })
}
