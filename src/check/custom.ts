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

/** What each field of a rule has to be, beside its id. */
const FIELDS: readonly (readonly [name: string, isRight: (value: unknown) => boolean, what: string])[] = [
  ['kind', (value) => value === 'guideline' || value === 'practice', 'guideline or practice'],
  ['title', isText, 'a text'],
  ['why', isText, 'a text'],
  ['how', isText, 'a text'],
  ['fix', isText, 'a text'],
  ['number', (value) => typeof value === 'number', 'a number'],
  ['sources', isTexts, 'a list of texts'],
  ['needs', isTexts, 'a list of facts'],
  ['check', (value) => typeof value === 'function', 'a function'],
]

function faultOf(rule: unknown, ids: ReadonlySet<string>): string | undefined {
  if (!isObject(rule)) return 'its default export has to be a rule, or a list of rules'
  const { id } = rule
  if (!isText(id) || !ID.test(id)) return `a rule needs an id such as coding/house-style, not ${String(id)}`
  if (ids.has(id)) return `there is a rule ${id} already: give this one another id`
  const wrong = FIELDS.find(([name, isRight]) => !isRight(rule[name]))
  return wrong && `${id}: ${wrong[0]} has to be ${wrong[2]}`
}

function factFault({ id, needs }: Rule, facts: readonly string[]): string | undefined {
  const unknown = needs.find((name) => !facts.includes(name))
  return unknown === undefined ? undefined : `${id}: there is no fact ${unknown}; facts are ${facts.join(', ')}`
}

function isText(value: unknown): value is string {
  return typeof value === 'string'
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every(isText)
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
