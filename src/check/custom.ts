import { AuditError } from '../errors.ts'
import type { Rule } from '../rule.ts'

const ID = /^(maintainability|data|training|coding|deployment|team|governance)\/[a-z0-9-]+$/

/** What rules are checked against. */
export interface Surroundings {
  /** Rules that are there already: ids are unique. */
  readonly known: readonly Pick<Rule, 'id'>[]
  /** Names of all facts. */
  readonly facts: readonly string[]
}

/**
 * Checks rules that were written elsewhere before they run.
 * @param value a rule, or a list of rules
 * @param from who brings them, for messages
 * @throws AuditError which says what is missing, and in which rule
 */
export function checkRules(value: unknown, from: string, { known, facts }: Surroundings): Rule[] {
  const list = Array.isArray(value) ? value : [value]
  const ids = new Set<string>(known.map(({ id }) => id))
  for (const rule of list) {
    const fault = faultOf(rule, ids) ?? factFault(rule, facts)
    if (fault !== undefined) throw new AuditError(`${from}: ${fault}`)
    ids.add(rule.id)
  }
  return list
}

function faultOf(rule: unknown, ids: ReadonlySet<string>): string | undefined {
  if (!isObject(rule)) return 'its default export has to be a rule, or a list of rules'
  const { id, kind, needs, check, number, sources } = rule
  if (typeof id !== 'string' || !ID.test(id)) return `a rule needs an id such as coding/house-style, not ${String(id)}`
  if (ids.has(id)) return `there is a rule ${id} already: give this one another id`
  if (kind !== 'guideline' && kind !== 'practice') return `${id}: kind has to be guideline or practice`
  const texts = ['title', 'why', 'how', 'fix'].find((name) => typeof rule[name] !== 'string')
  if (texts !== undefined) return `${id}: ${texts} has to be a text`
  if (typeof number !== 'number') return `${id}: number has to be a number`
  if (!isTexts(sources)) return `${id}: sources has to be a list of texts`
  if (!isTexts(needs)) return `${id}: needs has to be a list of facts`
  return typeof check === 'function' ? undefined : `${id}: check has to be a function`
}

function factFault({ id, needs }: Rule, facts: readonly string[]): string | undefined {
  const unknown = needs.find((name) => !facts.includes(name))
  return unknown === undefined ? undefined : `${id}: there is no fact ${unknown}; facts are ${facts.join(', ')}`
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string')
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
