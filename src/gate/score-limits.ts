import type { Category, GateFailure, Report, RuleId } from '../model.ts'
import type { GateSettings } from './settings.ts'
import { decimal } from './words.ts'

/** A score and what it has to reach. */
interface ScoreLimit {
  /** `overall`, `practices` or the name of a category. */
  readonly subject: string
  /** Undefined where nothing could be rated. */
  readonly score: number | undefined
  readonly least: number
}

const SUBJECTS: Readonly<Record<string, string>> = {
  overall: 'overall score',
  practices: 'score of the practices',
}

/** Scores that are below what they have to reach, or unknown. */
export function scoreLimits(report: Report, settings: GateSettings): GateFailure[] {
  return limitsOf(report, settings)
    .filter(({ score, least }) => score === undefined || score < least)
    .map((missed) => failure(report, missed))
}

function limitsOf({ scores }: Report, { overall, practices, categories = {} }: GateSettings): ScoreLimit[] {
  const limit = (subject: string, rated: { readonly score: number } | undefined, least: number | undefined) =>
    least === undefined ? [] : [{ subject, score: rated?.score, least }]
  return [
    ...limit('overall', scores.overall, overall),
    ...limit('practices', scores.practices, practices),
    ...Object.entries(categories).flatMap(([name, least]) => limit(name, scores.categories[name as Category], least)),
  ]
}

function failure(report: Report, { subject, score, least }: ScoreLimit): GateFailure {
  const value = score === undefined ? 'no score' : decimal(score)
  const name = SUBJECTS[subject] ?? `score of ${subject}`
  return {
    ...{ kind: 'limit', subject, limit: `at least ${decimal(least)}`, value },
    message: `the ${name} is ${score === undefined ? 'unknown: nothing in it could be rated' : value}`,
    nextStep: firstStep(report, subject) ?? 'raise it, or lower the limit under “gate” in the configuration',
  }
}

/** The step of the report that gains most for what is below its limit. */
function firstStep({ steps, rules }: Report, subject: string): string | undefined {
  const inside = (id: RuleId): boolean => {
    if (subject === 'overall') return true
    if (subject === 'practices') return rules.some((rule) => rule.id === id && rule.kind === 'practice')
    return id.startsWith(`${subject}/`)
  }
  return steps.find(({ rule, gain }) => gain > 0 && inside(rule))?.action
}
