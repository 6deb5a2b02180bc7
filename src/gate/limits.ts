import type { GateFailure, GateNote, Level, Report, ReportedRule, RuleId } from '../model.ts'
import type { GateSettings } from './settings.ts'
import { decimal, levelInWords, nextStepOf, worstPlace } from './words.ts'

/** What a part of the gate has to say. */
export interface Judged {
  readonly failures: readonly GateFailure[]
  readonly notes: readonly GateNote[]
}

const LEVELS: readonly Level[] = ['not-at-all', 'partially', 'mostly', 'completely']

/** Checks what has to be reached whatever was before. */
export function checkLimits(report: Report, settings: GateSettings): Judged {
  const rules = [...guidelineLimits(report, settings), ...levelLimits(report, settings)]
  return {
    failures: [
      ...scoreLimits(report, settings),
      ...metLimit(report, settings),
      ...rules.flatMap((one) => ('limit' in one ? one : [])),
    ],
    notes: rules.flatMap((one) => ('limit' in one ? [] : one)),
  }
}

function scoreLimits(report: Report, { overall, practices, categories = {} }: GateSettings): GateFailure[] {
  const { scores } = report
  return [
    ...leastScore(report, 'overall', scores.overall?.score, overall),
    ...leastScore(report, 'practices', scores.practices?.score, practices),
    ...Object.entries(categories).flatMap(([name, least]) =>
      leastScore(report, name, scores.categories[name as keyof typeof scores.categories]?.score, least),
    ),
  ]
}

function leastScore(
  report: Report,
  subject: string,
  score: number | undefined,
  least: number | undefined,
): GateFailure[] {
  if (least === undefined || (score !== undefined && score >= least)) return []
  const value = score === undefined ? 'no score' : decimal(score)
  const name = SUBJECTS[subject] ?? `score of ${subject}`
  return [
    {
      ...{ kind: 'limit', subject, limit: `at least ${decimal(least)}`, value },
      message: `the ${name} is ${score === undefined ? 'unknown: nothing in it could be rated' : value}`,
      nextStep: firstStep(report, subject) ?? 'raise it, or lower the limit under “gate” in the configuration',
    },
  ]
}

const SUBJECTS: Readonly<Record<string, string>> = {
  overall: 'overall score',
  practices: 'score of the practices',
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

function metLimit(report: Report, { met: least }: GateSettings): GateFailure[] {
  const { met = 0, of = 0 } = report.scores.maintainability ?? {}
  if (least === undefined || met >= least) return []
  const missed = report.rules.filter((rule) => rule.met === false).toSorted((a, b) => (b.score ?? 0) - (a.score ?? 0))
  return [
    {
      ...{
        kind: 'limit',
        subject: 'maintainability',
        limit: `at least ${least} guidelines met`,
        value: `${met} of ${of}`,
      },
      message: `${met} of ${of} guidelines are met`,
      nextStep: missed[0] === undefined ? 'lower the limit' : `${nextStepOf(missed[0])} (nearest: ${missed[0].title})`,
    },
  ]
}

function guidelineLimits({ rules }: Report, { guidelines = [] }: GateSettings): (GateFailure | GateNote)[] {
  return guidelines.flatMap((id) => {
    const rule = rules.find((one) => one.id === id)
    return ruleLimit(id, rule, rule?.met === true, 'met', rule?.met === false ? 'not met' : undefined)
  })
}

function levelLimits({ rules }: Report, { levels = {} }: GateSettings): (GateFailure | GateNote)[] {
  return Object.entries(levels).flatMap(([id, least]) => {
    const rule = rules.find((one) => one.id === id)
    const holds = rule?.level !== undefined && LEVELS.indexOf(rule.level) >= LEVELS.indexOf(least)
    const value = rule?.level && levelInWords(rule.level)
    return ruleLimit(id as RuleId, rule, holds, `at least ${levelInWords(least)}`, value)
  })
}

/** What does not apply passes; what is unknown does not: whoever asks for a level wants to be sure of it. */
function ruleLimit(
  id: RuleId,
  rule: ReportedRule | undefined,
  holds: boolean,
  limit: string,
  value: string | undefined,
): (GateFailure | GateNote)[] {
  if (holds) return []
  if (rule === undefined || rule.status === 'not-applicable') {
    const why = rule === undefined ? 'the rule is switched off' : `it does not apply: ${rule.reason}`
    return [{ kind: 'not-compared', rule: id, message: `${id} has a limit (${limit}), but ${why}` }]
  }
  const place = worstPlace(rule)
  return [
    {
      ...{ kind: 'limit', subject: id, rule: id, limit, value: value ?? 'unknown' },
      message: value === undefined ? `${rule.title}: unknown, ${rule.reason}` : `${rule.title}: ${value}`,
      ...(place && { at: place }),
      nextStep: nextStepOf(rule),
    },
  ]
}
