import { describe, expect, test } from 'vitest'
import { scoreLimits } from '../../src/gate/score-limits.ts'
import type { Report, Step } from '../../src/model.ts'
import { reported, reportOf } from '../helpers/report.ts'

function step(rule: Step['rule'], action: string, gain = 5): Step {
  return { rule, action, gain, effort: 'small', raises: [] }
}

const RULES = [reported('maintainability/write-short-units'), reported('data/data-tests'), reported('team/backlog')]

function report(scores: Partial<Report['scores']>, steps: readonly Step[] = []): Report {
  const none = { categories: {}, effects: {}, eu: {}, difficulties: {} }
  return reportOf(RULES, { scores: { ...none, ...scores }, steps })
}

describe('limits of scores', () => {
  test('hold where the score is reached exactly', () => {
    const scores = { overall: { score: 70, band: 'B' }, practices: { score: 50 }, categories: { data: { score: 40 } } }
    const settings = { overall: 70, practices: 50, categories: { data: 40 } }
    expect(scoreLimits(report(scores as Report['scores']), settings)).toEqual([])
  })

  test('are not looked at when they are not set, a limit of 0 is one', () => {
    expect(scoreLimits(report({}), {})).toEqual([])
    expect(scoreLimits(report({}), { practices: 0 })).toHaveLength(1)
    expect(scoreLimits(report({ practices: { score: 0 } }), { practices: 0 })).toEqual([])
  })

  test('say what they are for, what they are and what was found', () => {
    const low = report({ overall: { score: 69.9, band: 'C' } })
    expect(scoreLimits(low, { overall: 70 })).toEqual([
      expect.objectContaining({
        kind: 'limit',
        subject: 'overall',
        limit: 'at least 70.0',
        value: '69.9',
        message: 'the overall score is 69.9',
      }),
    ])
  })

  test('are missed by what could not be rated: whoever sets one wants to be sure', () => {
    const [failure] = scoreLimits(report({}), { categories: { data: 10 } })
    expect(failure).toMatchObject({
      subject: 'data',
      value: 'no score',
      message: 'the score of data is unknown: nothing in it could be rated',
    })
  })

  test('come in the order overall, practices, categories', () => {
    const settings = { categories: { team: 10, data: 10 }, practices: 10, overall: 10 }
    expect(scoreLimits(report({}), settings).map(({ subject }) => subject)).toEqual([
      'overall',
      'practices',
      'team',
      'data',
    ])
  })
})

describe('the next step for a score', () => {
  const steps = [
    step('maintainability/write-short-units', 'split', 0),
    step('team/backlog', 'keep a backlog'),
    step('data/data-tests', 'test the data'),
    step('maintainability/write-short-units', 'split the largest'),
  ]
  const next = (settings: Parameters<typeof scoreLimits>[1]) => scoreLimits(report({}, steps), settings)[0]?.nextStep

  test('is the first that gains anything, of all rules for the overall score', () => {
    expect(next({ overall: 10 })).toBe('keep a backlog')
  })

  test('is one of the category, or of a practice', () => {
    expect(next({ categories: { data: 10 } })).toBe('test the data')
    expect(next({ categories: { maintainability: 10 } })).toBe('split the largest')
    expect(next({ practices: 10 })).toBe('keep a backlog')
  })

  test('is to raise it or to lower the limit where no step helps', () => {
    expect(next({ categories: { coding: 10 } })).toMatch(/raise it, or lower the limit/)
  })
})
