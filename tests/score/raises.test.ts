import { describe, expect, test } from 'vitest'
import type { RuleId, RuleMeta } from '../../src/model.ts'
import type { Rated } from '../../src/score/groups.ts'
import { raising } from '../../src/score/raises.ts'
import { warningsFor } from '../../src/score/warnings.ts'
import { worth } from '../../src/score/worth.ts'
import { catalogue, finding, measured, meta, result } from '../helpers/results.ts'

function rated(id: RuleId, score: number, some: Partial<RuleMeta> = {}): Rated {
  return { meta: meta(id, some), score }
}

describe('what one rule would raise', () => {
  const rules = [
    rated('maintainability/a', 60),
    rated('maintainability/b', 80),
    rated('data/a', 50, { catalogue: catalogue({ effects: ['quality', 'agility'] }) }),
    rated('team/a', 50, { catalogue: catalogue({ effects: ['agility'], euRequirement: 'privacy' }) }),
  ]
  const by = (rule: RuleId, gain: number, weights = {}) => {
    const { overall, raises } = raising({ rule, gain }, { rated: rules, weights })
    return { overall, raises: Object.fromEntries(raises.map((raise) => [`${raise.of} ${raise.name}`, raise.by])) }
  }

  test('a guideline: half for its category of two, a quarter for the whole', () => {
    expect(by('maintainability/a', 20)).toEqual({
      overall: 5,
      raises: { 'overall overall': 5, 'category maintainability': 10 },
    })
  })

  test('a practice: its category, its effects by the number of practices in them, the EU requirement', () => {
    expect(by('data/a', 40).raises).toEqual({
      'overall overall': 10,
      'category data': 40,
      'effect quality': 40,
      'effect agility': 20,
    })
    expect(by('team/a', 40).raises).toMatchObject({ 'eu privacy': 40, 'effect agility': 20 })
  })

  test('weights of the configuration count', () => {
    // Weighed three times, a gain of 20 is 60 of 4 parts: 15 for the category.
    expect(by('maintainability/a', 20, { 'maintainability/a': 3 }).raises).toMatchObject({
      'category maintainability': 15,
    })
    expect(by('maintainability/a', 20, { 'maintainability/a': 0 })).toEqual({ overall: 0, raises: {} })
  })

  test('what a score with one decimal does not show is left out', () => {
    expect(by('maintainability/a', 0.09)).toMatchObject({ raises: {} })
    expect(by('maintainability/a', 0)).toEqual({ overall: 0, raises: {} })
  })
})

describe('repairs that would only move the fault', () => {
  const at = { path: 'train.py', line: 3 }
  const long = finding({ at, symbol: 'fit', fingerprint: 'long' })
  const wide = (value: number, place = at) =>
    result('maintainability/keep-interfaces-small', measured([]), {
      findings: [finding({ at: place, symbol: 'fit', value })],
    })
  const warned = (rule: RuleId, parameters: number, place = at) =>
    warningsFor([long], { rule, results: [wide(parameters, place)] }).map(({ finding: print }) => print)

  test('a unit with more than four parameters: its parts would need them again', () => {
    expect(warned('maintainability/write-short-units', 5)).toEqual(['long'])
    expect(warned('maintainability/write-simple-units', 12)).toEqual(['long'])
    expect(warned('maintainability/write-short-units', 4)).toEqual([])
  })

  test('the warning says how many there are', () => {
    const results = [wide(7)]
    const [warning] = warningsFor([long], { rule: 'maintainability/write-short-units', results })
    expect(warning?.reason).toMatch(/^it takes 7 parameters: group them first/)
  })

  test('not another unit of the same name, and not a repair that divides nothing', () => {
    expect(warned('maintainability/write-short-units', 9, { path: 'train.py', line: 90 })).toEqual([])
    expect(warned('maintainability/write-code-once', 9)).toEqual([])
    expect(warningsFor([long], { rule: 'maintainability/write-short-units', results: [] })).toEqual([])
  })
})

describe('what an attestation is worth', () => {
  const given = { practice: 'x', by: 'lead', on: '2026-01-02', expires: '2027-01-02' }

  test('even steps from nothing to all', () => {
    const value = (level: Parameters<typeof worth>[0]['level']) => worth({ ...given, level, evidence: 'a.md' }).value
    expect(value('not-at-all')).toBe(0)
    expect(value('partially')).toBeCloseTo(1 / 3, 10)
    expect(value('mostly')).toBeCloseTo(2 / 3, 10)
    expect(value('completely')).toBe(1)
  })

  test('without evidence 0.6 of it, and it says so', () => {
    const { value, step } = worth({ ...given, level: 'completely' })
    expect(value).toBeCloseTo(0.6, 10)
    expect(step).toBe('attested completely by lead on 2026-01-02 (without evidence, x0.60): 0.60')
    expect(worth({ ...given, level: 'not-at-all', evidence: 'a.md' }).step).toBe(
      'attested not at all by lead on 2026-01-02 (evidence a.md): 0.00',
    )
  })
})
