import type { Report, RuleResult } from '../model.ts'
import { groupScores, ratedRules, type Weights } from './groups.ts'
import { BANDS } from './policy.ts'
import { rate } from './rate.ts'
import { round } from './round.ts'

type Scores = Report['scores']

/** All means over rules, as the report shows them. */
export function means(results: readonly RuleResult[], weights: Weights = {}): Scores {
  const { overall, maintainability, practices, categories, effects, eu, difficulties } = groupScores(
    ratedRules(results),
    weights,
  )
  return {
    ...(overall !== undefined && { overall: inBand(overall) }),
    ...(maintainability !== undefined && { maintainability: { score: round(maintainability), ...countMet(results) } }),
    ...(practices !== undefined && { practices: { score: round(practices) } }),
    categories: rounded(categories),
    effects: rounded(effects),
    eu: rounded(eu),
    difficulties: rounded(difficulties),
  }
}

/** The band is that of the rounded score. */
function inBand(exact: number): Required<Scores>['overall'] {
  const score = round(exact)
  const { band } = BANDS.find(({ atLeast }) => score >= atLeast) ?? BANDS.at(-1)!
  return { score, band }
}

function countMet(results: readonly RuleResult[]): { met: number; of: number } {
  const guidelines = results.filter(({ verdict }) => verdict.status === 'measured').map(rate)
  return { met: guidelines.filter((rating) => rating?.met).length, of: guidelines.length }
}

function rounded<Name extends string>(scores: ReadonlyMap<Name, number>): Record<Name, { score: number }> {
  return Object.fromEntries([...scores].map(([name, score]) => [name, { score: round(score) }])) as Record<
    Name,
    { score: number }
  >
}
