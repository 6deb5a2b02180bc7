import { type GuidelineSettings, PRESETS } from '../index.ts'
import { ruleNames } from './rule-names.ts'
import type { RuleProblem } from './rule-problem.ts'
import type { Settings } from './schema.ts'

type RuleSettings = Exclude<NonNullable<Settings['rules']>[string], string>

/** Limits that their rules do not have, or that cannot be kept. */
export function limitProblems({ rules = {} }: Settings): RuleProblem[] {
  return Object.entries(rules).flatMap(([name, settings]) =>
    typeof settings === 'string' ? [] : problemsOf(name, settings),
  )
}

/** What is wrong with the limits of one rule, if it has any; that there is no such rule is told elsewhere. */
function problemsOf(name: string, settings: RuleSettings): RuleProblem[] {
  const { severity: _severity, ...limits } = settings
  const named = ruleNames(name, { categories: true })
  if ('hint' in named || Object.keys(limits).length === 0) return []
  const [id, ...more] = named.ids
  const guideline = more.length === 0 && id !== undefined ? PRESETS['se-ml'].guidelines[id] : undefined
  if (guideline === undefined) return [{ path: ['rules', name], text: 'limits are set for one guideline each' }]
  return [...bandProblems(settings, guideline), ...measureProblems(settings, guideline)].map(({ path, text }) => ({
    path: ['rules', name, ...path],
    text,
  }))
}

function bandProblems({ bounds, limits }: RuleSettings, { bounds: own }: GuidelineSettings): RuleProblem[] {
  return Object.entries({ bounds, limits }).flatMap(([key, values]) => {
    const text = values && bandFault(values, { count: own.length, isBounds: key === 'bounds' })
    return text === undefined ? [] : [{ path: [key], text }]
  })
}

function bandFault(
  values: readonly number[],
  { count, isBounds }: { readonly count: number; readonly isBounds: boolean },
): string | undefined {
  if (count === 0) return 'this guideline has no bands; it has at_most or at_least'
  if (values.length !== count) return `expected ${count} numbers, found ${values.length}`
  if (isBounds ? isAscending(values) : values.every((value) => value <= 100)) return undefined
  return `expected ${isBounds ? 'ascending numbers' : 'percentages of at most 100'}, found ${values.join(', ')}`
}

function isAscending(values: readonly number[]): boolean {
  return values.every((value, index) => index === 0 || value > values[index - 1]!)
}

const MEASURES = [
  ['at_most', 'atMost'],
  ['at_least', 'atLeast'],
] as const

function measureProblems(settings: RuleSettings, guideline: GuidelineSettings): RuleProblem[] {
  return MEASURES.flatMap(([key, own]) => {
    const known = Object.keys(guideline[own] ?? {})
    const help = known.length === 0 ? 'this guideline has none' : `expected one of ${known.join(', ')}`
    const unknown = Object.keys(settings[key] ?? {}).filter((name) => !known.includes(name))
    return unknown.map((name) => ({ path: [key, name], text: `unknown measure, ${help}` }))
  })
}
