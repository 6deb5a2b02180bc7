import { describe, expect, test } from 'vitest'
import type { Measure, ReportedRule } from '../../../src/model.ts'
import { measures } from '../../../src/report/text/measures.ts'
import { profile, rules } from '../sample.ts'
import { style } from './style.ts'

const byProfile = rules[0]!

function withMeasure(measure: Omit<Measure, 'id' | 'label'>): ReportedRule {
  const { profile: _, ...rule } = byProfile
  return { ...rule, measures: [{ id: 'x', label: 'quantity', ...measure }] }
}

describe('a risk profile', () => {
  test('is a bar with the worst code left, its limits below, and each share beside its limit', () => {
    expect(measures(byProfile, style({ width: 44 }))).toEqual([
      '  Share of 1,000 lines of code, by lines of',
      '  code per unit (limits: ^):',
      `  ${'#'.repeat(2)}${'+'.repeat(10)}${'-'.repeat(8)}${'.'.repeat(20)}`,
      '     ^     ^       ^',
      '  #     5.0 %  above 60   limit  6.9 %  kept',
      '  #+   30.0 %  above 30   limit 22.3 %  over',
      '  #+-  50.0 %  above 15   limit 43.7 %  over',
    ])
  })

  test('shows its shares once, although they are measures too', () => {
    expect(measures(byProfile, style()).filter((line) => line.includes('above 30'))).toHaveLength(1)
  })

  test('without limits has no marks and no verdicts', () => {
    const bands = profile.bands.map(({ limit: _, ...band }) => band)
    const lines = measures({ ...byProfile, profile: { ...profile, bands } }, style())
    expect(lines.join('\n')).not.toMatch(/\^\s|kept|over/)
  })
})

describe('a measure', () => {
  test.each<[Omit<Measure, 'id' | 'label'>, string]>([
    [{ value: 7.33, unit: 'percent', atMost: 4.6 }, '  quantity: 7.3 % (at most 4.6 %)  over'],
    [{ value: 4.6, unit: 'percent', atMost: 4.6 }, '  quantity: 4.6 % (at most 4.6 %)  kept'],
    [{ value: 40.3, unit: 'percent', atLeast: 50 }, '  quantity: 40.3 % (at least 50.0 %)  below'],
    [{ value: 1, unit: 'count', atLeast: 2, atMost: 12 }, '  quantity: 1 (at least 2, at most 12)  below'],
    [{ value: 12, unit: 'count', atLeast: 2, atMost: 12 }, '  quantity: 12 (at least 2, at most 12)  kept'],
    [{ value: 12345, unit: 'lines' }, '  quantity: 12,345  kept'],
    [{ value: 0.456, unit: 'ratio', atMost: 0.71 }, '  quantity: 0.46 (at most 0.71)  kept'],
    [
      { value: 40, unit: 'person-years', atMost: 20 },
      '  quantity: 40.0 person-years (at most 20.0 person-years)  over',
    ],
  ])('%j', (measure, line) => {
    expect(measures(withMeasure(measure), style()).at(-1)).toBe(line)
  })

  test('in percent with an upper limit has a bar', () => {
    const lines = measures(withMeasure({ value: 50, unit: 'percent', atMost: 25 }), style({ width: 44 }))
    expect(lines.slice(0, 2)).toEqual([`  ${'#'.repeat(20)}${'.'.repeat(20)}`, `  ${' '.repeat(10)}^`])
    expect(measures(withMeasure({ value: 50, unit: 'percent', atLeast: 25 }), style())).toHaveLength(1)
  })
})

describe('several languages', () => {
  const language = { lines: 900, measures: [{ id: 'x', label: 'duplicated', value: 1, unit: 'count' }] } as const

  test('are shown each by itself, small ones with their heading only', () => {
    const rule = {
      ...byProfile,
      languages: [
        { ...language, language: 'Python', decides: true, score: 55.5, met: false },
        { ...language, language: 'JavaScript', decides: false, score: 100, met: true },
      ],
    } as unknown as ReportedRule
    expect(measures(rule, style({ width: 90 }))).toEqual([
      '  Python, 900 lines of code: score 55.5',
      '  duplicated: 1  kept',
      '  JavaScript, 900 lines of code: met, too little of the code to decide',
    ])
  })
})
