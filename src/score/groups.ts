import type { Category, Difficulty, Effect, RuleMeta, RuleResult } from '../model.ts'
import { rate } from './rate.ts'

/** A rule that could be rated. */
export interface Rated {
  readonly meta: RuleMeta
  /** 0..100, not rounded. */
  readonly score: number
}

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
    return rating === undefined ? [] : [{ meta: result.meta, score: rating.score }]
  })
}

/**
 * Maintainability is the mean of the guidelines, practices the mean of their categories, overall the mean of those two.
 * Groups come in the order of their first rule; a practice may count for several effects or for none.
 */
export function groupScores(rated: readonly Rated[]): GroupScores {
  const categories = groupMeans(rated, ({ id }) => [id.split('/')[0] as Category])
  const maintainability = categories.get('maintainability')
  const practices = mean([...categories].filter(([name]) => name !== 'maintainability').map(([, score]) => score))
  const overall = mean([maintainability, practices].filter((score) => score !== undefined))
  return {
    ...(overall !== undefined && { overall }),
    ...(maintainability !== undefined && { maintainability }),
    ...(practices !== undefined && { practices }),
    categories,
    effects: groupMeans(rated, ({ catalogue }) => catalogue?.effects ?? []),
    eu: groupMeans(rated, ({ catalogue }) => requirements(catalogue?.euRequirement)),
    difficulties: groupMeans(rated, ({ catalogue }) => (catalogue === undefined ? [] : [catalogue.difficulty])),
  }
}

/** Practice 41 is labelled as an EU practice without a requirement: it belongs to none. */
const UNSPECIFIED = 'unspecified'

function requirements(name: string | undefined): string[] {
  return name === undefined || name === UNSPECIFIED ? [] : [name]
}

function groupMeans<Name extends string>(
  rated: readonly Rated[],
  groupsOf: (meta: RuleMeta) => readonly Name[],
): Map<Name, number> {
  const groups = new Map<Name, number[]>()
  for (const { meta, score } of rated) {
    for (const name of groupsOf(meta)) groups.set(name, [...(groups.get(name) ?? []), score])
  }
  return new Map([...groups].map(([name, scores]) => [name, mean(scores)!]))
}

function mean(values: readonly number[]): number | undefined {
  return values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0) / values.length
}
