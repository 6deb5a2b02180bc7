import { rules as allRules, type GuidelineSettings, PRESETS, type PresetName, type RuleMeta } from '../index.ts'
import type { Config } from './config.ts'
import { BASELINE } from './gate.ts'
import type { Origin, Path } from './origins.ts'
import { idsOf } from './policy.ts'
import type { Settings } from './schema.ts'

/** One value that holds in an audit, and who says so. */
export interface EffectiveValue {
  /** `gate.tolerance.score`, `exclude[0]`. */
  readonly key: string
  readonly value: unknown
  /** `.se-ml.yml:3`, the flag of the command line, `preset se-ml` or `default`. */
  readonly origin: string
}

/** Flags that go before the configuration, by the key that they stand for. */
export type Given = Readonly<Partial<Record<'preset' | 'workers' | 'coverage' | 'exclude', unknown>>>

/** Keys whose entries are shown one by one. */
const LISTS: ReadonlySet<string> = new Set(['exclude', 'overrides', 'accept', 'attestations'])

/** All values that hold, in the order of the schema: of flags, then the configuration, then the preset and defaults. */
export function effectiveValues({ settings, originOf }: Config, given: Given = {}): EffectiveValue[] {
  const preset = (given.preset as PresetName | undefined) ?? settings.preset ?? 'se-ml'
  const { exclude: more, ...flags } = given
  const written = leaves(settings, []).map(({ path, value }) => ({ path, value, origin: inWords(originOf(path)) }))
  const rows = [
    ...written.filter(({ path }) => !(String(path[0]) in flags)),
    ...Object.entries(flags).map(([key, value]) => ({ path: [key], value, origin: `--${key}` })),
    ...[more ?? []].flat().map((value) => ({ path: ['exclude', '(flag)'], value, origin: '--exclude' })),
  ]
  const taken = new Set(rows.map(({ path }) => nameOf(path)))
  const rest = [...defaults(settings, preset), ...limits(settings, preset)].filter(({ key }) => !taken.has(key))
  return [...rows.map(({ path, value, origin }) => ({ key: nameOf(path), value, origin })), ...rest]
}

function leaves(value: unknown, path: Path): { readonly path: Path; readonly value: unknown }[] {
  if (typeof value !== 'object' || value === null) return [{ path, value }]
  if (!Array.isArray(value)) return Object.entries(value).flatMap(([key, one]) => leaves(one, [...path, key]))
  if (path.length !== 1 || !LISTS.has(String(path[0]))) return [{ path, value }]
  return value.map((one: unknown, index) => ({ path: [...path, index], value: one }))
}

function inWords(origin: Origin | undefined): string {
  return origin === undefined ? 'configuration' : `${origin.file}:${origin.line}`
}

function nameOf(path: Path): string {
  return path
    .map((step, index) => (typeof step === 'number' ? `[${step}]` : `${index === 0 ? '' : '.'}${step}`))
    .join('')
}

function defaults({ gate }: Settings, preset: PresetName): EffectiveValue[] {
  const always = { preset, workers: 0, component_depth: 'found by itself' }
  const ofGate = {
    'gate.baseline': `${BASELINE}, where there is one`,
    'gate.new_findings': 'high',
    'gate.tolerance.score': 1,
    'gate.tolerance.value': 10,
  }
  const shown = gate === undefined ? always : { ...always, ...ofGate }
  return Object.entries(shown).map(([key, value]) => ({ key, value, origin: 'default' }))
}

/** What the preset sets for guidelines, under the name that the configuration has for them, where it names them. */
function limits({ rules = {} }: Settings, preset: PresetName): EffectiveValue[] {
  const origin = `preset ${preset}`
  return allRules.flatMap((rule) => {
    const own = PRESETS[preset].guidelines[rule.id]
    const values = own === undefined ? [] : limitsOf(own)
    return values.map(([key, value]) => ({ key: `rules.${nameIn(rules, rule)}.${key}`, value, origin }))
  })
}

type Limit = readonly [key: string, value: unknown]

function limitsOf({ bounds, limits: shares, atMost = {}, atLeast = {} }: GuidelineSettings): Limit[] {
  const lists: readonly (readonly [string, readonly number[]])[] = [
    ['bounds', bounds],
    ['limits', shares],
  ]
  return [
    ...lists.filter(([, values]) => values.length > 0),
    ...Object.entries(atMost).map(([name, value]): Limit => [`at_most.${name}`, value]),
    ...Object.entries(atLeast).map(([name, value]): Limit => [`at_least.${name}`, value]),
  ]
}

function nameIn(rules: NonNullable<Settings['rules']>, { id }: RuleMeta): string {
  const short = id.slice(id.indexOf('/') + 1)
  return Object.keys(rules).find((name) => (name === id || name === short) && idsOf(name).includes(id)) ?? short
}
