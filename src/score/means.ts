import type { Category, Report, RuleResult } from '../model.ts'
import { BANDS, LEAST_PRACTICES } from './policy.ts'
import { rate } from './rate.ts'
import { round } from './round.ts'

type Scores = Report['scores']

/** A rule that could be rated. */
interface Rated {
  readonly result: RuleResult
  readonly score: number
}

/** All means over rules. What could not be rated is left out of them; a mean of nothing does not exist. */
export function means(results: readonly RuleResult[]): Scores {
  const rated = results.flatMap((result) => {
    const rating = rate(result)
    return rating === undefined ? [] : [{ result, score: rating.score }]
  })
  const categories = groupMeans(rated, ({ result }) => [result.meta.id.split('/')[0] as Category])
  const maintainability = mean(rated.filter(isGuideline).map(({ score }) => score))
  const practices = mean([...categories].filter(([name]) => name !== 'maintainability').map(([, score]) => score))
  const practiceRules = rated.filter((rule) => !isGuideline(rule))
  return {
    ...overall(parts(maintainability, practices, practiceRules.length)),
    ...(maintainability !== undefined && { maintainability: { score: round(maintainability), ...countMet(results) } }),
    ...(practices !== undefined && { practices: { score: round(practices) } }),
    categories: rounded(categories),
    effects: rounded(groupMeans(practiceRules, ({ result }) => result.meta.catalogue?.effects ?? [])),
    eu: rounded(groupMeans(practiceRules, ({ result }) => [result.meta.catalogue?.euRequirement ?? []].flat())),
  }
}

function isGuideline({ result }: Rated): boolean {
  return result.meta.kind === 'guideline'
}

/** The two halves of the overall score that exist; practices need enough judged ones to be a half. */
function parts(maintainability: number | undefined, practices: number | undefined, judged: number): number[] {
  const counts = judged >= LEAST_PRACTICES || maintainability === undefined
  return [maintainability, counts ? practices : undefined].filter((score) => score !== undefined)
}

/** The mean over maintainability and practices, or the one that there is. The band is that of the rounded score. */
function overall(parts: readonly number[]): Pick<Scores, 'overall'> {
  const whole = mean(parts)
  if (whole === undefined) return {}
  const score = round(whole)
  const { band } = BANDS.find(({ atLeast }) => score >= atLeast) ?? BANDS.at(-1)!
  return { overall: { score, band } }
}

function countMet(results: readonly RuleResult[]): { met: number; of: number } {
  const guidelines = results.filter(({ verdict }) => verdict.status === 'measured').map(rate)
  return { met: guidelines.filter((rating) => rating?.met).length, of: guidelines.length }
}

/** Means over groups of rules, in order of first appearance; a rule may be in several groups or in none. */
function groupMeans<Name extends string>(
  rated: readonly Rated[],
  groupsOf: (rule: Rated) => readonly Name[],
): Map<Name, number> {
  const groups = new Map<Name, number[]>()
  for (const rule of rated) {
    for (const name of groupsOf(rule)) groups.set(name, [...(groups.get(name) ?? []), rule.score])
  }
  return new Map([...groups].map(([name, scores]) => [name, mean(scores)!]))
}

function mean(values: readonly number[]): number | undefined {
  return values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0) / values.length
}

function rounded<Name extends string>(scores: Map<Name, number>): Record<Name, { score: number }> {
  return Object.fromEntries([...scores].map(([name, score]) => [name, { score: round(score) }])) as Record<
    Name,
    { score: number }
  >
}
