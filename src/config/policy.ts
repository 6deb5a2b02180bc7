import { given } from '../given.ts'
import {
  rules as allRules,
  type GuidelineSettings,
  type Options,
  PRESETS,
  type PresetName,
  type RuleMeta,
  type Severity,
} from '../index.ts'
import type { Config } from './config.ts'
import { ruleNames } from './rule-names.ts'
import { CATEGORIES } from './schema/words.ts'
import type { Settings } from './schema.ts'

/** What a configuration changes about rules. */
export type Policy = Required<Pick<Options, 'rules' | 'limits' | 'policy' | 'adjusted'>>

/**
 * Rules that are switched on, with their limits, severities and weights; the configuration has been checked before.
 * What is said of one rule goes before what is said of its category.
 */
export function policyOf({ settings }: Config, preset: PresetName): Policy {
  const { guidelines } = PRESETS[preset]
  const switches = switchesOf(settings)
  const weights = weightsOf(settings)
  const limits = limitsOf(settings)
  const severities = [...switches].filter((one): one is [RuleMeta['id'], Severity] => one[1] !== 'off')
  return {
    rules: allRules.filter(({ id }) => switches.get(id) !== 'off'),
    limits,
    policy: { severities: Object.fromEntries(severities), weights },
    adjusted: [
      ...Object.entries(limits).map(([id, changed]) => `${id}: ${inWords(changed, guidelines[id])}`),
      ...Object.entries(weights).map(([name, weight]) => `weight of ${name}: ${weight}`),
      ...[...switches].flatMap(([id, value]) => (value === 'off' ? [`${id} is switched off`] : [])),
    ],
  }
}

type Switch = Severity | 'off'

function switchesOf({ rules = {} }: Settings): Map<RuleMeta['id'], Switch> {
  const broadFirst = Object.entries(rules).toSorted(([a], [b]) => Number(isCategory(b)) - Number(isCategory(a)))
  return new Map(
    broadFirst.flatMap(([name, value]) => {
      const chosen = typeof value === 'string' ? value : value.severity
      return chosen === undefined ? [] : idsOf(name).map((id) => [id, chosen] as const)
    }),
  )
}

function isCategory(name: string): boolean {
  return CATEGORIES.some((category) => category === name)
}

/** Ids of the rules that a checked name stands for. */
export function idsOf(name: string): readonly RuleMeta['id'][] {
  const named = ruleNames(name, { categories: true })
  return 'ids' in named ? named.ids : []
}

function weightsOf({ weights = {} }: Settings): Record<string, number> {
  return Object.fromEntries(
    Object.entries(weights).map(([name, weight]) => [
      isCategory(name) || name === 'practices' ? name : (idsOf(name)[0] ?? name),
      weight,
    ]),
  )
}

type Limits = NonNullable<Options['limits']>[string]

function limitsOf({ rules = {} }: Settings): Record<string, Limits> {
  return Object.fromEntries(
    Object.entries(rules).flatMap(([name, value]) => {
      if (typeof value === 'string') return []
      const { bounds, limits, at_most: atMost, at_least: atLeast } = value
      const changed = given({ bounds, limits, atMost, atLeast })
      return Object.keys(changed).length === 0 ? [] : idsOf(name).map((id) => [id, changed] as const)
    }),
  )
}

/** `limits 50, 25, 10 (43.7, 22.3, 6.9)`: in brackets what the preset says. */
function inWords(changed: Limits, usual: GuidelineSettings | undefined): string {
  const lists = (['bounds', 'limits'] as const).flatMap((key) => {
    const values = changed[key]
    return values === undefined ? [] : [`${key} ${values.join(', ')} (${usual?.[key].join(', ')})`]
  })
  const measures = MEASURES.flatMap(([key, words]) =>
    Object.entries(changed[key] ?? {}).map(([name, value]) => `${name} ${words} ${value} (${usual?.[key]?.[name]})`),
  )
  return [...lists, ...measures].join('; ')
}

const MEASURES = [
  ['atMost', 'at most'],
  ['atLeast', 'at least'],
] as const
