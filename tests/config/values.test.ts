import { describe, expect, test } from 'vitest'
import { attestationsOf } from '../../src/config/attestations/index.ts'
import { componentsOf, coverageOf } from '../../src/config/components.ts'
import { configJsonSchema } from '../../src/config/json-schema.ts'
import { merge } from '../../src/config/merge.ts'
import { Origins } from '../../src/config/origins.ts'
import { pluginFiles } from '../../src/config/plugins.ts'
import { profileOf } from '../../src/config/profile.ts'
import type { Settings } from '../../src/config/schema.ts'
import { showValues } from '../../src/config/show-values.ts'
import { suppressOf } from '../../src/config/suppress.ts'
import { teamOf } from '../../src/config/team.ts'
import { makeTree } from '../helpers/tree.ts'

const NOWHERE = { base: '', originOf: () => undefined }

/** A layer whose n-th path has the line 10 n: places can be told apart. */
function layer(file: string, settings: unknown) {
  const lineOf = (path: readonly PropertyKey[]) => 10 * path.length + Number(path.at(-1) === 1)
  return { path: `/${file}`, source: { file, data: settings, lineOf }, settings: settings as Settings }
}

describe('several configurations as one', () => {
  const settingsOf = (...all: readonly unknown[]) => merge(all.map((one, index) => layer(`${index}.yml`, one))).settings

  test('the later one goes before, key by key', () => {
    expect(settingsOf({ preset: 'se-ml', workers: 1 }, { workers: 2 })).toEqual({ preset: 'se-ml', workers: 2 })
    expect(settingsOf({ gate: { overall: 1, met: 2 } }, { gate: { met: 3 } })).toEqual({ gate: { overall: 1, met: 3 } })
    expect(settingsOf()).toEqual({})
  })

  test('some lists are joined, all others replaced', () => {
    expect(settingsOf({ exclude: ['a'] }, { exclude: ['b'] })).toEqual({ exclude: ['a', 'b'] })
    expect(settingsOf({ gate: { guidelines: ['a'] } }, { gate: { guidelines: ['b'] } })).toEqual({
      gate: { guidelines: ['b'] },
    })
    // A table of this name somewhere below is another thing.
    expect(settingsOf({ roles: { exclude: ['a'] } }, { roles: { exclude: ['b'] } })).toEqual({
      roles: { exclude: ['b'] },
    })
  })

  test('a value of another form takes the whole place', () => {
    expect(settingsOf({ rules: { a: 'off' } }, { rules: { a: { severity: 'warn' } } })).toEqual({
      rules: { a: { severity: 'warn' } },
    })
    expect(settingsOf({ rules: { a: { severity: 'warn' } } }, { rules: { a: 'off' } })).toEqual({ rules: { a: 'off' } })
  })

  test('what goes before stands last, since the last pattern wins', () => {
    const { roles } = settingsOf({ roles: { a: 'test', b: 'docs' } }, { roles: { a: 'source' } })
    expect(Object.keys(roles ?? {})).toEqual(['b', 'a'])
  })

  test('what a file extends is no value', () => {
    expect(settingsOf({ extends: 'a.yml', workers: 1 })).toEqual({ workers: 1 })
  })

  test('each value knows its file and line', () => {
    const { origins } = merge([
      layer('base.yml', { exclude: ['a', 'b'], gate: { met: 1, overall: 5 } }),
      layer('own.yml', { exclude: ['c', 'd'], gate: { met: 2 } }),
    ])
    expect(origins.of(['exclude', 1])).toEqual({ file: 'base.yml', line: 21 })
    expect(origins.of(['exclude', 3])).toEqual({ file: 'own.yml', line: 21 })
    expect(origins.of(['gate', 'met'])).toEqual({ file: 'own.yml', line: 20 })
    expect(origins.of(['gate', 'overall'])).toEqual({ file: 'base.yml', line: 20 })
    expect(origins.of(['workers'])).toBeUndefined()
  })

  test('places of what was replaced are forgotten', () => {
    const { origins } = merge([
      layer('base.yml', { rules: { a: { severity: 'warn', bounds: [1] } } }),
      layer('own.yml', { rules: { a: 'off' } }),
    ])
    expect(origins.all()).toEqual([{ path: ['rules', 'a'], origin: { file: 'own.yml', line: 20 } }])
  })
})

describe('places of values', () => {
  const origin = (line: number) => ({ file: 'f', line })

  test('the nearest one around a value counts', () => {
    const origins = new Origins()
    origins.set(['gate'], origin(1))
    origins.set(['gate', 'met'], origin(2))
    expect(origins.of(['gate', 'met', 'x'])).toEqual(origin(2))
    expect(origins.of(['gate', 'overall'])).toEqual(origin(1))
    expect(origins.of([])).toBeUndefined()
  })

  test('forgetting one forgets all below it, and no neighbour', () => {
    const origins = new Origins()
    for (const path of [['a'], ['a', 'b'], ['a', 0], ['ab'], ['c', 'a']]) origins.set(path, origin(1))
    origins.forget(['a'])
    expect(origins.all().map(({ path }) => path)).toEqual([['ab'], ['c', 'a']])
  })
})

describe('what the parts of an audit are told', () => {
  const config = (settings: Settings, some = {}) => ({ ...NOWHERE, settings, ...some })

  test('nothing where the configuration says nothing', () => {
    expect([profileOf(config({})), teamOf(config({})), attestationsOf(config({}))]).toEqual([{}, {}, {}])
    expect(componentsOf(config({}))).toEqual({ named: {} })
    expect(coverageOf(config({}))).toBeUndefined()
    expect(pluginFiles(config({}))).toEqual([])
  })

  test('the team: only what is given', () => {
    expect(teamOf(config({ team_size: 5, data_type: 'images' }))).toEqual({
      team: { team_size: 5, data_type: 'images' },
    })
  })

  test('the profile: “serves” is short for its flag', () => {
    expect(profileOf(config({ profile: { kind: 'library', serves: true, trains: false } } as Settings))).toEqual({
      profile: { kind: 'library', flags: { 'serves-or-deploys': true, trains: false } },
    })
  })

  test('components as seen from the audited folder; those outside of it are dropped', () => {
    const settings: Settings = {
      component_depth: 2,
      components: { core: ['services/model/core', './services/model'], web: ['web'] },
    }
    expect(componentsOf(config(settings, { base: 'services/model' }))).toEqual({
      depth: 2,
      named: { core: ['core', ''], web: [] },
    })
  })

  test('the coverage report lies beside the configuration', () => {
    expect(coverageOf(config({ coverage: 'out/cov.xml' }, { file: 'repo/.se-ml.yml' }))).toBe('repo/out/cov.xml')
  })

  test('attestations have an end, and practices their short names', () => {
    const entry = { level: 'mostly', by: 'lead', on: '2024-02-29' } as const
    const settings: Settings = { attestations: [{ ...entry, practice: 'governance/independent-audit' }] }
    expect(attestationsOf(config(settings))).toEqual({
      attestations: [{ ...entry, practice: 'independent-audit', expires: '2025-03-01' }],
    })
  })

  test('accepted findings and severities: each with its place, categories as all their rules', () => {
    const root = makeTree({ '.se-ml.yml': '' })
    const file = `${root}/.se-ml.yml`
    const settings: Settings = {
      accept: [{ rule: 'write-short-units', reason: 'r', symbol: 'fit' }],
      overrides: [{ paths: ['tools/'], rules: { 'write-short-units': 'error', maintainability: 'warn' } }],
    }
    const { suppress } = suppressOf({ ...NOWHERE, settings, file, originOf: () => ({ file, line: 4 }) }, root)
    const at = { path: '.se-ml.yml', line: 4 }
    expect(suppress.accepted).toEqual([{ rule: 'maintainability/write-short-units', reason: 'r', symbol: 'fit', at }])
    const [override] = suppress.overrides ?? []
    expect(override).toMatchObject({ paths: ['tools/'], at })
    // What is said of one rule goes before what is said of its category, in whatever order they stand.
    expect(override?.severities).toMatchObject({
      'maintainability/write-short-units': 'error',
      'maintainability/write-code-once': 'warn',
    })
  })
})

describe('files with rules', () => {
  const at = { file: 'f.yml', line: 7 }

  test('are named relative to the configuration, with the place that names them', () => {
    const root = makeTree({ 'team/rules.mjs': '' })
    const config = { settings: { plugins: ['rules.mjs'] }, file: `${root}/team/.se-ml.yml`, top: root, base: '' }
    expect(pluginFiles({ ...config, originOf: () => at })).toEqual([
      { path: `${root}/team/rules.mjs`, at: 'f.yml:7: plugins' },
    ])
  })

  test('may not lie outside of the repository', () => {
    const root = makeTree({ '.se-ml.yml': '' })
    const config = { settings: { plugins: ['../rules.mjs'] }, file: `${root}/.se-ml.yml`, top: root, base: '' }
    expect(() => pluginFiles({ ...config, originOf: () => at })).toThrow(
      'f.yml:7: plugins: ../rules.mjs leads out of the repository',
    )
  })
})

describe('values that hold, as a table', () => {
  test('has columns: key, value, origin', () => {
    const shown = showValues([
      { key: 'preset', value: 'se-ml', origin: 'default' },
      { key: 'gate.overall', value: 70, origin: '.se-ml.yml:3' },
    ])
    expect(shown).toBe(['preset        se-ml  default', 'gate.overall  70     .se-ml.yml:3', ''].join('\n'))
  })

  test('shows lists and tables in words', () => {
    const value = [{ rule: 'a', paths: ['x', 'y'] }, null, false]
    expect(showValues([{ key: 'k', value, origin: 'o' }])).toBe('k  rule: a; paths: x, y, null, false  o\n')
  })

  test('one long value does not push all others aside', () => {
    const [long, short] = showValues([
      { key: 'a', value: 'x'.repeat(100), origin: 'o' },
      { key: 'b', value: 'y', origin: 'o' },
    ]).split('\n')
    expect(long).toBe(`a  ${'x'.repeat(100)}  o`)
    expect(short).toBe('b  y  o')
    expect(showValues([])).toBe('')
  })
})

test('the JSON Schema says what it is, and knows every key of the configuration', () => {
  const schema = configJsonSchema() as { $schema: string; properties: Record<string, unknown> }
  expect(schema.$schema).toMatch(/^https:\/\/json-schema\.org\//)
  expect(Object.keys(schema.properties)).toEqual(expect.arrayContaining(['preset', 'exclude', 'gate', 'attestations']))
})
