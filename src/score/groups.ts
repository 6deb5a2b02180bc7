import { given } from '../given.ts'
import type { Category, Difficulty, Effect, RuleMeta, RuleResult } from '../model.ts'
import { rate } from './rate.ts'

/** A rule that could be rated. */
export interface Rated {
  readonly meta: RuleMeta
  /** 0..100, not rounded. */
  readonly score: number
  /** How much the verdict says that the rule counts in this repository, 0..1; absent: 1. */
  readonly weight?: number
}

/** Weights other than 1, by rule id, category, or `practices` as a whole. */
export type Weights = Readonly<Record<string, number>>

/** Means over groups of rules, 0..100, not rounded. A mean of nothing does not exist. */
export interface GroupScores {
  readonly overall?: number
  readonly maintainability?: number
  readonly practices?: number
  readonly categories: ReadonlyMap<Category, number>
  readonly effects: ReadonlyMap<Effect, number>
  readonly eu: ReadonlyMap<string, number>
  readonly difficulties: ReadonlyMap<Difficulty, number>
}

/** The rules that could be rated. The others are left out of every mean, never counted as zero. */
export function ratedRules(results: readonly RuleResult[]): Rated[] {
  return results.flatMap((result) => {
    const rating = rate(result)
    if (rating === undefined) return []
    const { weight } = result.verdict.status === 'graded' ? result.verdict : {}
    return [{ meta: result.meta, score: rating.score, ...(weight && { weight: weight.value }) }]
  })
}

/**
 * Maintainability is the mean of the guidelines, practices the mean of their categories, overall the mean of those two.
 * Groups come in the order of their first rule; a practice may count for several effects or for none.
 */
export function groupScores(rated: readonly Rated[], weights: Weights = {}): GroupScores {
  const meansBy = <Name extends string>(groupsOf: (meta: RuleMeta) => readonly Name[]): Map<Name, number> =>
    means(grouped(rated, groupsOf), weights)
  const categories = meansBy(({ id }) => [id.split('/')[0] as Category])
  return {
    ...wholes(categories, weights),
    categories,
    effects: meansBy(({ catalogue }) => catalogue?.effects ?? []),
    eu: meansBy(requirements),
    difficulties: meansBy(({ catalogue }) => (catalogue === undefined ? [] : [catalogue.difficulty])),
  }
}

function wholes(
  categories: ReadonlyMap<Category, number>,
  weights: Weights,
): Pick<GroupScores, 'overall' | 'maintainability' | 'practices'> {
  const maintainability = categories.get('maintainability')
  const practices = weightedMean(
    [...categories].filter(([name]) => name !== 'maintainability'),
    weights,
  )
  const overall = weightedMean(Object.entries(given({ maintainability, practices })), weights)
  return given({ overall, maintainability, practices })
}

/** Practice 41 is labelled as an EU practice without a requirement: it belongs to none. */
const UNSPECIFIED = 'unspecified'

function requirements({ catalogue }: RuleMeta): string[] {
  const name = catalogue?.euRequirement
  return name === undefined || name === UNSPECIFIED ? [] : [name]
}

function grouped<Name extends string>(
  rated: readonly Rated[],
  groupsOf: (meta: RuleMeta) => readonly Name[],
): Map<Name, Weighted[]> {
  const groups = new Map<Name, Weighted[]>()
  for (const { meta, score, weight = 1 } of rated) {
    for (const name of groupsOf(meta)) groups.set(name, [...(groups.get(name) ?? []), [meta.id, score, weight]])
  }
  return groups
}

function means<Name>(groups: ReadonlyMap<Name, readonly Weighted[]>, weights: Weights): Map<Name, number> {
  return new Map(
    [...groups].flatMap(([name, scores]) => {
      const mean = weightedMean(scores, weights)
      return mean === undefined ? [] : [[name, mean]]
    }),
  )
}

type Weighted = readonly [name: string, value: number, own?: number]

/** A weight of 0 leaves the value out; when that leaves nothing there is no mean. */
function weightedMean(values: readonly Weighted[], weights: Weights): number | undefined {
  let [sum, total] = [0, 0]
  for (const [name, value, own = 1] of values) {
    const weight = own * (weights[name] ?? 1)
    sum += weight * value
    total += weight
  }
  return total === 0 ? undefined : sum / total
}
