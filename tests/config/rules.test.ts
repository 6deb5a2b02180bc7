import { describe, expect, test } from 'vitest'
import { limitProblems } from '../../src/config/check-limits.ts'
import { checkRules } from '../../src/config/check-rules.ts'
import { keysAt } from '../../src/config/keys-at.ts'
import { ruleNames } from '../../src/config/rule-names.ts'
import { configSchema, type Settings } from '../../src/config/schema.ts'
import { validate } from '../../src/config/validate.ts'
import { rules } from '../../src/index.ts'
import { PRESETS } from '../../src/score/presets.ts'

const UNITS = 'maintainability/write-short-units'

/** Settings as they come out of a file: what the schema lets through. */
function settings(data: unknown): Settings {
  return configSchema.parse(data)
}

describe('a name in the configuration', () => {
  test('is an id, or what follows the category in it', () => {
    expect(ruleNames(UNITS)).toEqual({ ids: [UNITS] })
    expect(ruleNames('write-short-units')).toEqual({ ids: [UNITS] })
  })

  test('is a category where that is taken: it stands for all its rules', () => {
    const named = ruleNames('data', { categories: true })
    const own = rules.filter(({ id }) => id.startsWith('data/')).map(({ id }) => id)
    expect(named).toEqual({ ids: own })
    expect(own.length).toBeGreaterThan(1)
    expect(ruleNames('data')).toHaveProperty('hint')
  })

  test('may be a further word, which stands for no rule', () => {
    expect(ruleNames('practices', { words: ['practices'] })).toEqual({ ids: [] })
    expect(ruleNames('practices')).toHaveProperty('hint')
  })

  test('of the wrong kind is told', () => {
    expect(ruleNames('write-short-units', { kind: 'practice' })).toEqual({
      hint: 'it is a guideline, and this key is for practices',
    })
    expect(ruleNames('write-short-units', { kind: 'guideline' })).toEqual({ ids: [UNITS] })
  })

  test.each([
    ['write-short-unit', 'did you mean “write-short-units”?'],
    ['dta', 'did you mean “data”?'],
    ['practises', 'did you mean “practices”?'],
    ['qwertzuiop-asdfghjkl-yxcvbnm', '“se-ml explain” lists all rules'],
  ])('%s: %s', (name, hint) => {
    expect(ruleNames(name, { categories: true, words: ['practices'] })).toEqual({ hint })
  })
})

describe('names of rules', () => {
  const problems = (data: unknown) => checkRules(settings(data)).map(({ path, text }) => `${path.join('.')}: ${text}`)

  test.each([
    ['rules', { rules: { nothing: 'off' } }, 'rules.nothing'],
    ['overrides', { overrides: [{ paths: ['a'], rules: { nothing: 'off' } }] }, 'overrides.0.rules.nothing'],
    ['weights', { weights: { nothing: 2 } }, 'weights.nothing'],
    ['levels', { gate: { levels: { nothing: 'mostly' } } }, 'gate.levels.nothing'],
    ['guidelines', { gate: { guidelines: ['write-short-units', 'nothing'] } }, 'gate.guidelines.1'],
    ['accept', { accept: [{ rule: 'nothing', reason: 'r' }] }, 'accept.0.rule'],
  ])('are checked in %s, with their place', (_name, data, path) => {
    expect(problems(data)).toEqual([expect.stringMatching(new RegExp(`^${path}: unknown rule “nothing”: `))])
  })

  test('categories, and practices as a whole, are names where they make sense', () => {
    const all = {
      rules: { data: 'off' },
      overrides: [{ paths: ['a'], rules: { team: 'warn' } }],
      weights: { practices: 2, coding: 3 },
      gate: { guidelines: 'all', levels: { 'continuous-integration': 'mostly' } },
    }
    expect(problems(all)).toEqual([])
    expect(problems({ gate: { guidelines: ['maintainability'] } })).toHaveLength(1)
    expect(problems({ gate: { levels: { data: 'mostly' } } })).toHaveLength(1)
    expect(problems({ gate: { levels: { 'write-short-units': 'mostly' } } })).toEqual([
      expect.stringContaining('it is a guideline, and this key is for practices'),
    ])
  })
})

describe('limits of a guideline', () => {
  const problems = (own: unknown, name = 'write-short-units') =>
    limitProblems(settings({ rules: { [name]: own } })).map(({ path, text }) => `${path.slice(2).join('.')}: ${text}`)

  test('that fit are fine', () => {
    expect(problems({ bounds: [10, 20, 30], limits: [50, 25, 10] })).toEqual([])
    expect(problems({ limits: [100, 100, 0] })).toEqual([])
    expect(problems({ severity: 'warn' })).toEqual([])
    expect(problems('off')).toEqual([])
  })

  test.each([
    [{ bounds: [10, 20] }, 'bounds: expected 3 numbers, found 2'],
    [{ limits: [1, 2, 3, 4] }, 'limits: expected 3 numbers, found 4'],
    [{ bounds: [10, 10, 30] }, 'bounds: expected ascending numbers, found 10, 10, 30'],
    [{ bounds: [30, 20, 10] }, 'bounds: expected ascending numbers, found 30, 20, 10'],
    [{ limits: [101, 20, 10] }, 'limits: expected percentages of at most 100, found 101, 20, 10'],
  ])('%j', (own, text) => {
    expect(problems(own)).toEqual([text])
  })

  test('are for guidelines alone, one at a time', () => {
    const text = ': limits are set for one guideline each'
    expect(problems({ bounds: [1, 2, 3] }, 'maintainability')).toEqual([text])
    expect(problems({ bounds: [1, 2, 3] }, 'continuous-integration')).toEqual([text])
    // An unknown rule is told of elsewhere.
    expect(problems({ bounds: [1, 2, 3] }, 'nothing')).toEqual([])
  })

  test('have the measures that the preset knows', () => {
    const balance = PRESETS['se-ml'].guidelines['maintainability/balance-components']
    const [known] = Object.keys(balance?.atMost ?? {})
    expect(problems({ at_most: { [known!]: 1 } }, 'balance-components')).toEqual([])
    expect(problems({ at_most: { nothing: 1 } }, 'balance-components')).toEqual([
      expect.stringMatching(new RegExp(`^at_most\\.nothing: unknown measure, expected one of .*\\b${known}\\b`)),
    ])
    expect(problems({ at_least: { x: 1 } })).toEqual(['at_least.x: unknown measure, this guideline has none'])
    expect(problems({ bounds: [1, 2, 3] }, 'balance-components')).toEqual([
      'bounds: this guideline has no bands; it has at_most or at_least',
    ])
  })
})

describe('keys that may stand at a place', () => {
  test('are those of the schema', () => {
    expect(keysAt([])).toEqual(expect.arrayContaining(['preset', 'exclude', 'rules', 'gate']))
    expect(keysAt(['gate', 'tolerance'])).toEqual(['score', 'value'])
    expect(keysAt(['accept', 3])).toEqual(expect.arrayContaining(['rule', 'path', 'reason', 'until']))
    expect(keysAt(['rules', 'any-name-at-all'])).toEqual(expect.arrayContaining(['severity', 'bounds', 'limits']))
  })

  test('are none where there is no such place', () => {
    expect(keysAt(['preset'])).toEqual([])
    expect(keysAt(['nothing'])).toEqual([])
    expect(keysAt(['gate', 3])).toEqual([])
    expect(keysAt(['toString'])).toEqual([])
  })
})

describe('one clear line', () => {
  /** Each value stands in the line that its first key ends with: `a2` in line 2. */
  const lineOf = (path: readonly PropertyKey[]) => path.length + 1
  const message = (data: unknown): string => {
    try {
      validate({ file: 'f', data, lineOf })
    } catch (error) {
      return (error as Error).message
    }
    return 'fine'
  }

  test.each([
    [{}, 'fine'],
    [undefined, 'fine'],
    ['text', 'f:1: expected keys with values, found “text”'],
    [[], 'f:1: expected keys with values, found a list'],
    [{ prset: 'se-ml' }, 'f:2: prset: unknown key, did you mean “preset”?'],
    [
      { preset: 'se-mm' },
      'f:2: preset: expected one of se-ml, bch-2016, sig-2025 (did you mean “se-ml”?), found “se-mm”',
    ],
    [{ workers: 1.5 }, 'f:2: workers: expected a whole number, found 1.5'],
    [{ workers: null }, 'f:2: workers: expected a number, found nothing'],
    [{ exclude: 'a' }, 'f:2: exclude: expected a list, found “a”'],
    [{ exclude: ['a', 7] }, 'f:3: exclude[1]: expected text, found 7'],
    [{ gate: { overall: 101 } }, 'f:3: gate.overall: expected at most 100, found 101'],
    [{ gate: { overall: -1 } }, 'f:3: gate.overall: expected at least 0, found -1'],
    [{ gate: { guidelines: [] } }, 'f:3: gate.guidelines: expected at least 1 entry, found a list'],
  ])('%j: %s', (data, expected) => {
    expect(message(data)).toBe(expected)
  })

  test('is about what stands first, and counts the others', () => {
    expect(message({ gate: { overall: 101 }, workers: 'x' })).toMatch(/^f:2: workers: .* \(and 1 more\)$/)
  })

  test('shows long and strange values short, without control characters', () => {
    const text = message({ preset: `\u001b[31m${'x'.repeat(500)}` })
    expect(text.length).toBeLessThan(250)
    expect(text).not.toContain('\u001b')
  })
})
