import { rules as allRules, PRESETS, type RuleMeta } from '../index.ts'
import { ruleNames, type Taken } from './rule-names.ts'
import type { Settings } from './schema.ts'

/** A mistake that the form of the configuration does not show, and where. */
export interface RuleProblem {
  readonly path: readonly (string | number)[]
  readonly text: string
}

/** Names of rules that do not exist, and limits that their rules do not have. */
export function checkRules(settings: Settings, rules: readonly RuleMeta[] = allRules): RuleProblem[] {
  const misnamed = mentions(settings).flatMap(({ path, name, taken }) => {
    const named = ruleNames(name, rules, taken)
    return 'hint' in named ? [{ path, text: `unknown rule “${name}”: ${named.hint}` }] : []
  })
  return [...misnamed, ...limitProblems(settings, rules)]
}

interface Mention {
  readonly path: RuleProblem['path']
  readonly name: string
  readonly taken?: Taken
}

/** All names of rules. */
function mentions({ rules, overrides = [], weights, gate, accept = [] }: Settings): Mention[] {
  const taken: Taken = { categories: true }
  return [
    ...keys(rules, ['rules'], taken),
    ...overrides.flatMap((entry, index) => keys(entry.rules, ['overrides', index, 'rules'], taken)),
    ...keys(weights, ['weights'], { ...taken, words: ['practices'] }),
    ...keys(gate?.levels, ['gate', 'levels'], { kind: 'practice' }),
    ...guidelines(gate?.guidelines),
    ...accept.map(({ rule }, index) => ({ path: ['accept', index, 'rule'], name: rule })),
  ]
}

function keys(
  table: Readonly<Record<string, unknown>> | undefined,
  path: RuleProblem['path'],
  taken: Taken,
): Mention[] {
  return Object.keys(table ?? {}).map((name) => ({ path: [...path, name], name, taken }))
}

function guidelines(list: NonNullable<Settings['gate']>['guidelines']): Mention[] {
  if (list === undefined || list === 'all') return []
  return list.map((name, index) => ({ path: ['gate', 'guidelines', index], name, taken: { kind: 'guideline' } }))
}

type RuleSettings = Exclude<NonNullable<Settings['rules']>[string], string>

function limitProblems({ rules = {} }: Settings, known: readonly RuleMeta[]): RuleProblem[] {
  return Object.entries(rules).flatMap(([name, settings]) => {
    if (typeof settings === 'string') return []
    const named = ruleNames(name, known, { categories: true })
    if ('hint' in named) return []
    const { severity: _severity, ...limits } = settings
    if (Object.keys(limits).length === 0) return []
    const [id, ...more] = named.ids
    const guideline = more.length === 0 && id !== undefined ? PRESETS['se-ml'].guidelines[id] : undefined
    if (guideline === undefined) return [{ path: ['rules', name], text: 'limits are set for one guideline each' }]
    return [...bandProblems(name, settings, guideline.bounds), ...measureProblems(name, settings, guideline)]
  })
}

function bandProblems(name: string, { bounds, limits }: RuleSettings, own: readonly number[]): RuleProblem[] {
  return Object.entries({ bounds, limits }).flatMap(([key, values]) => {
    if (values === undefined) return []
    const path = ['rules', name, key]
    if (own.length === 0) return [{ path, text: 'this guideline has no bands; it has at_most or at_least' }]
    if (values.length !== own.length) return [{ path, text: `expected ${own.length} numbers, found ${values.length}` }]
    const isWrong = key === 'bounds' ? !isAscending(values) : values.some((value) => value > 100)
    const order = key === 'bounds' ? 'ascending numbers' : 'percentages of at most 100'
    return isWrong ? [{ path, text: `expected ${order}, found ${values.join(', ')}` }] : []
  })
}

function isAscending(values: readonly number[]): boolean {
  return values.every((value, index) => index === 0 || value > values[index - 1]!)
}

type Measures = (typeof PRESETS)['se-ml']['guidelines'][string]

function measureProblems(name: string, settings: RuleSettings, { atMost = {}, atLeast = {} }: Measures): RuleProblem[] {
  return [
    ...unknownMeasures(['rules', name, 'at_most'], settings.at_most, atMost),
    ...unknownMeasures(['rules', name, 'at_least'], settings.at_least, atLeast),
  ]
}

function unknownMeasures(
  path: RuleProblem['path'],
  given: Readonly<Record<string, number>> | undefined,
  known: Readonly<Record<string, number>>,
): RuleProblem[] {
  const names = Object.keys(known)
  const help = names.length === 0 ? 'this guideline has none' : `expected one of ${names.join(', ')}`
  return Object.keys(given ?? {})
    .filter((key) => !names.includes(key))
    .map((key) => ({ path: [...path, key], text: `unknown measure, ${help}` }))
}
