import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { RiskBand, RiskProfile } from '../../src/model.ts'
import { mend } from '../../src/score/mend.ts'
import { open } from '../../src/score/open.ts'
import { round } from '../../src/score/round.ts'
import { finding, measured, percent } from '../helpers/results.ts'

/** 1000 lines: 600, 200, 100 and 100 in the four bands of unit size. */
function profileOf(...lines: readonly [number, number, number, number]): RiskProfile {
  const bounds = [0, 15, 30, 60]
  const risks = ['low', 'moderate', 'high', 'very-high'] as const
  const all = lines.reduce((sum, one) => sum + one, 0)
  const bands = risks.map((risk, index): RiskBand => {
    const share = all === 0 ? 0 : (100 * lines[index]!) / all
    return { risk, above: bounds[index]!, lines: lines[index]!, share }
  })
  return { quantity: 'lines of code per unit', lines: all, bands }
}

const PROFILE = profileOf(600, 200, 100, 100)
const BANDS = ['above-15', 'above-30', 'above-60'].map((id, index) => percent([40, 20, 10][index]!, 50, { id }))

function sharesAfter(profile: RiskProfile, some: Parameters<typeof finding>[0]): number[] {
  return mend(measured(BANDS, { profile }), finding(some)).measures.map(({ value }) => value)
}

describe('a risk profile with one finding mended', () => {
  test('its lines move to the band of the target', () => {
    expect(sharesAfter(PROFILE, { risk: 'very-high', lines: 100, target: 15 })).toEqual([30, 10, 0])
    expect(sharesAfter(PROFILE, { risk: 'very-high', lines: 100, target: 30 })).toEqual([40, 10, 0])
    expect(sharesAfter(PROFILE, { risk: 'very-high', lines: 100, target: 31 })).toEqual([40, 20, 0])
  })

  test('without a target it goes to the best band', () => {
    expect(sharesAfter(PROFILE, { risk: 'high', lines: 50 })).toEqual([35, 15, 10])
  })

  test('lines that go away make the code smaller', () => {
    // 60 of 100 lines are left, 960 in all: above 15 there are 300.
    const [moderate] = sharesAfter(PROFILE, { risk: 'high', lines: 100, removes: 40, target: 15 })
    expect(moderate).toBeCloseTo((100 * 300) / 960, 10)
  })

  test('the shares of worse bands never rise, whatever is mended to the best band', () => {
    const lines = fc.integer({ min: 0, max: 1000 })
    fc.assert(
      fc.property(lines, lines, lines, lines, fc.double({ min: 0, max: 1, noNaN: true }), (a, b, c, d, part) => {
        const profile = profileOf(a, b, c, d)
        const values = sharesAfter(profile, { risk: 'very-high', lines: Math.floor(d * part), target: 15 })
        const before = [b + c + d, c + d, d].map((above) => (profile.lines === 0 ? 0 : (100 * above) / profile.lines))
        values.forEach((value, index) => {
          expect(value).toBeLessThanOrEqual(before[index]! + 1e-9)
        })
      }),
    )
  })
})

describe('a share with one finding mended', () => {
  const shareLeft = (value: number, of: number, some: Parameters<typeof finding>[0]) =>
    mend(measured([percent(value, 5, { of })]), finding(some)).measures[0]?.value

  test('loses the lines of the finding', () => {
    expect(shareLeft(20, 1000, { lines: 50 })).toBe(15)
  })

  test('is of less code where the finding removes some', () => {
    expect(shareLeft(20, 1000, { lines: 100, removes: 50 })).toBeCloseTo((100 * 100) / 950, 10)
  })

  test('is never below nothing, also when all code goes', () => {
    expect(shareLeft(5, 100, { lines: 50 })).toBe(0)
    expect(shareLeft(100, 10, { lines: 10, removes: 10 })).toBe(0)
  })
})

test('a measure that is no share stays as it is', () => {
  const count = { id: 'components', label: 'components', value: 14, unit: 'count', atMost: 12 } as const
  expect(mend(measured([count]), finding({ lines: 10 })).measures).toEqual([count])
})

test('of several languages the own one changes, and the whole', () => {
  const part = (language: string) => ({ language, lines: 500, decides: true, measures: [percent(20, 5, { of: 500 })] })
  const verdict = measured([percent(20, 5, { of: 1000 })], { languages: [part('Python'), part('TypeScript')] })
  const { measures, languages } = mend(verdict, finding({ lines: 50, language: 'TypeScript' }))
  expect(measures[0]?.value).toBe(15)
  expect(languages?.map((one) => one.measures[0]?.value)).toEqual([20, 10])
})

test('findings that somebody accepted are no candidates', () => {
  const suppressed = { by: 'comment', reason: 'a table', at: { path: 'a.py' } } as const
  const [free, accepted] = [finding({ value: 1 }), finding({ value: 2, suppressed })]
  expect(open([free, accepted])).toEqual([free])
  expect(open([free])).toEqual([free])
  expect(open([])).toEqual([])
})

test.each([
  [0, 0],
  [99.94, 99.9],
  [99.95, 100],
  [12.34, 12.3],
  [66.6666, 66.7],
])('a score has one decimal: %d is %d', (exact, shown) => {
  expect(round(exact)).toBe(shown)
})
