import { limitProblems } from './check-limits.ts'
import { ruleNames, type Taken } from './rule-names.ts'
import type { RuleProblem } from './rule-problem.ts'
import type { Settings } from './schema.ts'

/** Names of rules that do not exist, and limits that their rules do not have. */
export function checkRules(settings: Settings): RuleProblem[] {
  const misnamed = mentions(settings).flatMap(({ path, name, taken }) => {
    const named = ruleNames(name, taken)
    return 'hint' in named ? [{ path, text: `unknown rule “${name}”: ${named.hint}` }] : []
  })
  return [...misnamed, ...limitProblems(settings)]
}

interface Mention {
  readonly path: RuleProblem['path']
  readonly name: string
  readonly taken?: Taken
}

/** All names of rules. */
function mentions({ rules, overrides = [], weights, gate = {}, accept = [] }: Settings): Mention[] {
  const broad: Taken = { categories: true }
  return [
    ...keys({ at: ['rules'], table: rules, taken: broad }),
    ...overrides.flatMap(({ rules: table }, index) => keys({ at: ['overrides', index, 'rules'], table, taken: broad })),
    ...keys({ at: ['weights'], table: weights, taken: { ...broad, words: ['practices'] } }),
    ...keys({ at: ['gate', 'levels'], table: gate.levels, taken: { kind: 'practice' } }),
    ...guidelines(gate.guidelines),
    ...accept.map(({ rule }, index) => ({ path: ['accept', index, 'rule'], name: rule })),
  ]
}

/** A part of the configuration whose keys are names of rules. */
interface RuleTable {
  readonly at: RuleProblem['path']
  readonly table: Readonly<Record<string, unknown>> | undefined
  readonly taken: Taken
}

function keys({ at, table = {}, taken }: RuleTable): Mention[] {
  return Object.keys(table).map((name) => ({ path: [...at, name], name, taken }))
}

function guidelines(list: NonNullable<Settings['gate']>['guidelines']): Mention[] {
  if (list === undefined || list === 'all') return []
  return list.map((name, index) => ({ path: ['gate', 'guidelines', index], name, taken: { kind: 'guideline' } }))
}
