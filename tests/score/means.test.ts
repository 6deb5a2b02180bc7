import { describe, expect, test } from 'vitest'
import type { RuleId, RuleResult } from '../../src/model.ts'
import { means } from '../../src/score/means.ts'
import { catalogue, graded, measured, meta, percent, result } from '../helpers/results.ts'

/** A guideline that scores 50 and one that scores 100. */
const half = result('maintainability/a', measured([percent(20, 10)]))
const whole = result('maintainability/b', measured([percent(5, 10)]))
const unknown = result('maintainability/c', { status: 'unknown', reason: 'nothing to see' })

function practice(id: RuleId, strength: number, some: Partial<Parameters<typeof catalogue>[0]> = {}): RuleResult {
  return result(id, graded(strength), { meta: meta(id, { catalogue: catalogue(some) }) })
}

test('maintainability is the mean of the guidelines that were measured, with the number of those met', () => {
  const { maintainability, overall, categories, practices } = means([half, whole, unknown])
  expect(maintainability).toEqual({ score: 75, met: 1, of: 2 })
  expect(categories).toEqual({ maintainability: { score: 75 } })
  expect(practices).toBeUndefined()
  expect(overall).toEqual({ score: 75, band: 'B' })
})

test('practices is the mean of the categories, not of the practices', () => {
  const { practices, categories, overall } = means([
    practice('data/a', 0.2),
    practice('data/b', 0.4),
    practice('data/c', 0.6),
    practice('training/a', 1),
  ])
  expect(categories).toEqual({ data: { score: 40 }, training: { score: 100 } })
  expect(practices).toEqual({ score: 70 })
  expect(overall).toEqual({ score: 70, band: 'B' })
})

test('overall is the mean of maintainability and practices, however many there are of each', () => {
  expect(means([half, practice('data/a', 1)]).overall).toEqual({ score: 75, band: 'B' })
  expect(means([half, whole, practice('data/a', 0.25), practice('data/b', 0.25)]).overall?.score).toBe(50)
})

test('effects and EU requirements are means over the practices that the catalogue links to them', () => {
  const { effects, eu } = means([
    half,
    practice('data/a', 0.2, { effects: ['agility', 'quality'], euRequirement: 'Transparency' }),
    practice('training/a', 0.8, { effects: ['quality'] }),
  ])
  expect(effects).toEqual({ agility: { score: 20 }, quality: { score: 50 } })
  expect(eu).toEqual({ Transparency: { score: 20 } })
})

test('difficulties are means over practices alone', () => {
  const { difficulties } = means([half, practice('data/a', 0.2), practice('data/b', 0.8, { difficulty: 'advanced' })])
  expect(difficulties).toEqual({ basic: { score: 20 }, advanced: { score: 80 } })
})

test('a label of the EU without a requirement belongs to none', () => {
  expect(means([practice('governance/a', 0.5, { euRequirement: 'unspecified' })]).eu).toEqual({})
})

test('there is no score where nothing was rated', () => {
  expect(means([unknown])).toEqual({ categories: {}, effects: {}, eu: {}, difficulties: {} })
})

describe('the band is that of the score as it is shown', () => {
  test.each([
    [1, 'A'],
    [0.85, 'A'],
    [0.8495, 'A'],
    [0.8494, 'B'],
    [0.7, 'B'],
    [0.699, 'C'],
    [0.55, 'C'],
    [0.549, 'D'],
    [0.4, 'D'],
    [0.399, 'E'],
    [0, 'E'],
  ])('%d is %s', (strength, band) => {
    expect(means([practice('data/a', strength)]).overall?.band).toBe(band)
  })
})
