import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Measure } from '../../src/model.ts'
import { rate, rateGuideline } from '../../src/score/rate.ts'
import { graded, measured, percent, result } from '../helpers/results.ts'

const count: Measure = { id: 'components', label: 'components', value: 4, unit: 'count', atLeast: 2, atMost: 12 }

describe('a guideline', () => {
  test('scores 100 where all limits are kept, the limit itself included', () => {
    expect(rateGuideline([percent(4.6, 4.6), percent(0, 1.5), count])).toEqual({ score: 100, met: true })
  })

  test('scores 100 x limit / actual of the measure that is worst', () => {
    expect(rateGuideline([percent(40, 20), percent(50, 10), percent(1, 1.5)])).toEqual({ score: 20, met: false })
  })

  test('is measured the mirrored way where a limit is a lower one', () => {
    expect(rateGuideline([{ ...count, value: 1 }])).toEqual({ score: 50, met: false })
    expect(rateGuideline([{ ...count, value: 24 }])).toEqual({ score: 50, met: false })
    expect(rateGuideline([{ ...count, value: 0 }])).toEqual({ score: 0, met: false })
  })

  test('that allows nothing scores 0 where there is something', () => {
    expect(rateGuideline([percent(0.1, 0)])).toEqual({ score: 0, met: false })
    expect(rateGuideline([percent(0, 0)])).toEqual({ score: 100, met: true })
  })

  test('never shows 100 where a limit is not kept', () => {
    expect(rateGuideline([percent(4.6001, 4.6)])).toEqual({ score: 99.9, met: false })
  })

  test('never falls when a measure comes nearer to its limit', () => {
    const share = fc.double({ min: 0, max: 100, noNaN: true })
    fc.assert(
      fc.property(share, share, share, share, (a, b, limit, other) => {
        const score = (value: number): number => rateGuideline([percent(value, limit), percent(other, 10)]).score
        expect(score(Math.min(a, b))).toBeGreaterThanOrEqual(score(Math.max(a, b)))
      }),
    )
  })
})

describe('a practice', () => {
  test.each([
    [1, 'completely'],
    [0.75, 'completely'],
    [0.74, 'mostly'],
    [0.5, 'mostly'],
    [0.49, 'partially'],
    [0.2, 'partially'],
    [0.19, 'not-at-all'],
    [0, 'not-at-all'],
  ])('of strength %d is adopted %s', (strength, level) => {
    expect(rate(result('training/x', graded(strength)))).toMatchObject({ score: 100 * strength, level })
  })
})

test.each(['not-applicable', 'unknown', 'error'] as const)('a verdict %s is not rated', (status) => {
  expect(rate(result('training/x', { status, reason: 'no code' }))).toBeUndefined()
})

test('the verdict of a guideline is rated by its measures', () => {
  expect(rate(result('maintainability/x', measured([percent(20, 10)])))).toEqual({ score: 50, met: false })
})

test('a practice: 0.3 - 0.1 is 0.2, whatever the machine makes of it', () => {
  const penalties = [{ value: 0.1, because: 'a smell' }]
  expect(rate(result('data/x', graded(0.3, { penalties })))?.level).toBe('partially')
})
