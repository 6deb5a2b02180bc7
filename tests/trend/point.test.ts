import { describe, expect, test } from 'vitest'
import { trendKey } from '../../src/trend/key.ts'
import { pointOf } from '../../src/trend/point.ts'
import { reported, reportOf } from '../helpers/report.ts'
import { finding } from '../helpers/results.ts'

const NO_MEANS = { categories: {}, effects: {}, eu: {}, difficulties: {} }

describe('a report in a few numbers', () => {
  test('scores, guidelines met, open findings and lines of code', () => {
    const suppressed = { by: 'comment', reason: 'r', at: { path: 'a.py' } } as const
    const rules = [
      reported('maintainability/a', { findings: [finding(), finding({ suppressed })] }),
      reported('data/a', { findings: [finding()] }),
    ]
    const languages = { python: { files: 2, codeLines: 100 }, typescript: { files: 1, codeLines: 20 } }
    const scores = {
      ...NO_MEANS,
      overall: { score: 71.2, band: 'B' },
      maintainability: { score: 80, met: 6, of: 9 },
      practices: { score: 60.5 },
    } as const
    expect(pointOf(reportOf(rules, { scores, repository: { name: 'r', files: {}, languages } }))).toEqual({
      ...{ overall: 71.2, band: 'B', maintainability: 80, met: 6, of: 9, practices: 60.5 },
      ...{ findings: 2, codeLines: 120 },
    })
  })

  test('what could not be rated is absent, not zero', () => {
    expect(pointOf(reportOf([]))).toEqual({ findings: 0, codeLines: 0 })
  })
})

describe('the key of kept numbers', () => {
  const options = (preset: string, rules: readonly { readonly id: string }[] = []) => ({ preset, rules })
  const key = { commit: 'c', surroundings: 's', path: 'p', options: options('se-ml'), versions: ['1', 'v20'] }

  test.each([
    ['commit', { commit: 'd' }],
    ['surroundings', { surroundings: 't' }],
    ['path', { path: 'q' }],
    ['versions', { versions: ['2', 'v20'] }],
    ['options', { options: options('sig-2025') }],
    ['rules', { options: options('se-ml', [{ id: 'data/a' }]) }],
  ])('changes with the %s', (_name, some) => {
    expect(trendKey({ ...key, ...some })).not.toEqual(trendKey(key))
  })

  test('knows rules by their names, and is the same for the same', () => {
    const rules = (check: () => void) => ({
      rules: [
        { id: 'data/a', check },
        { id: 'team/b', check },
      ],
    })
    const one = trendKey({ ...key, options: rules(() => {}) })
    expect(trendKey({ ...key, options: rules(() => undefined) })).toEqual(one)
    expect(one.at(-1)).toBe('data/a,team/b')
  })
})
