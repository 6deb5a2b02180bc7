import { given } from '../given.ts'
import type { GateFailure, GateNote, Level, Report, ReportedRule, RuleId } from '../model.ts'
import type { GateSettings } from './settings.ts'
import { levelInWords, nextStepOf, worstPlace } from './words.ts'

const LEVELS: readonly Level[] = ['not-at-all', 'partially', 'mostly', 'completely']

/** What one rule has to reach, and what it reached. */
interface RuleLimit {
  readonly id: RuleId
  /** In words. */
  readonly limit: string
  readonly holds: boolean
  /** In words; undefined where it is unknown. */
  readonly value: string | undefined
}

/** Guidelines and practices that are not what they have to be, and limits that have nothing to hold for. */
export function ruleLimits({ rules }: Report, settings: GateSettings): (GateFailure | GateNote)[] {
  const { guidelines = [], levels = {} } = settings
  const find = (id: RuleId) => rules.find((rule) => rule.id === id)
  return [
    ...guidelines.map((id) => ({ rule: find(id), limit: guidelineLimit(id, find(id)) })),
    ...Object.entries(levels).map(([name, least]) => {
      const id = name as RuleId
      return { rule: find(id), limit: levelLimit({ id, least }, find(id)) }
    }),
  ].flatMap(({ rule, limit }) => (limit.holds ? [] : [outcome(rule, limit)]))
}

function guidelineLimit(id: RuleId, rule: ReportedRule | undefined): RuleLimit {
  return { id, limit: 'met', holds: rule?.met === true, value: rule?.met === false ? 'not met' : undefined }
}

function levelLimit({ id, least }: { id: RuleId; least: Level }, rule: ReportedRule | undefined): RuleLimit {
  const level = rule?.level
  return {
    ...{ id, limit: `at least ${levelInWords(least)}` },
    holds: level !== undefined && LEVELS.indexOf(level) >= LEVELS.indexOf(least),
    value: level && levelInWords(level),
  }
}

/** What does not apply passes; what is unknown does not: whoever asks for a level wants to be sure of it. */
function outcome(rule: ReportedRule | undefined, missed: RuleLimit): GateFailure | GateNote {
  if (rule === undefined) return notCompared(missed, 'the rule is switched off')
  if (rule.status === 'not-applicable') return notCompared(missed, `it does not apply: ${rule.reason}`)
  const { id, limit, value } = missed
  return {
    ...{ kind: 'limit', subject: id, rule: id, limit, value: value ?? 'unknown' },
    message: value === undefined ? `${rule.title}: unknown, ${rule.reason}` : `${rule.title}: ${value}`,
    ...given({ at: worstPlace(rule) }),
    nextStep: nextStepOf(rule),
  }
}

function notCompared({ id, limit }: RuleLimit, why: string): GateNote {
  return { kind: 'not-compared', rule: id, message: `${id} has a limit (${limit}), but ${why}` }
}
