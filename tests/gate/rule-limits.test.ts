import { describe, expect, test } from 'vitest'
import { ruleLimits } from '../../src/gate/rule-limits.ts'
import type { Level, ReportedRule } from '../../src/model.ts'
import { reported, reportOf } from '../helpers/report.ts'
import { finding } from '../helpers/results.ts'

const UNITS = 'maintainability/write-short-units'
const TESTS = 'data/data-tests'

function guideline(some: Partial<ReportedRule>) {
  return ruleLimits(reportOf([reported(UNITS, some)]), { guidelines: [UNITS] })
}

function level(some: Partial<ReportedRule>, least: Level = 'mostly') {
  return ruleLimits(reportOf([reported(TESTS, some)]), { levels: { [TESTS]: least } })
}

describe('a guideline that has to be met', () => {
  test('passes when it is', () => {
    expect(guideline({ met: true, score: 100 })).toEqual([])
  })

  test('fails with the place of its worst finding that nobody accepted, and how to mend it', () => {
    const suppressed = { by: 'comment', reason: 'a table', at: { path: 'a.py', line: 1 } } as const
    const findings = [
      finding({ at: { path: 'a.py', line: 1 }, suppressed }),
      finding({ at: { path: 'b.py', line: 9 }, fix: { action: 'split it', effort: 'small' } }),
    ]
    expect(guideline({ met: false, score: 60, findings })).toEqual([
      {
        kind: 'limit',
        subject: UNITS,
        rule: UNITS,
        limit: 'met',
        value: 'not met',
        message: `Title of ${UNITS}: not met`,
        at: { path: 'b.py', line: 9 },
        nextStep: 'split it',
      },
    ])
  })

  test('fails when it is unknown, and names the reason', () => {
    const [failure] = guideline({ status: 'unknown', reason: 'no code' })
    expect(failure).toMatchObject({ value: 'unknown', message: `Title of ${UNITS}: unknown, no code` })
    expect(failure).not.toHaveProperty('at')
  })
})

describe('a practice that has to have a level', () => {
  test.each<[Level, Level, boolean]>([
    ['completely', 'mostly', true],
    ['mostly', 'mostly', true],
    ['partially', 'mostly', false],
    ['not-at-all', 'partially', false],
    ['not-at-all', 'not-at-all', true],
  ])('%s for %s: %s', (own, least, holds) => {
    expect(level({ level: own }, least)).toHaveLength(holds ? 0 : 1)
  })

  test('says both levels in words', () => {
    const [failure] = level({ level: 'not-at-all' })
    expect(failure).toMatchObject({ limit: 'at least mostly', value: 'not at all' })
  })

  test('fails when it is unknown, passes with a note when it does not apply', () => {
    expect(level({ status: 'unknown', reason: 'no history' })).toMatchObject([{ kind: 'limit', value: 'unknown' }])
    expect(level({ status: 'not-applicable', reason: 'nothing is trained' })).toEqual([
      {
        kind: 'not-compared',
        rule: TESTS,
        message: `${TESTS} has a limit (at least mostly), but it does not apply: nothing is trained`,
      },
    ])
  })
})

test('a limit for a rule that is switched off is told, and fails nothing', () => {
  expect(ruleLimits(reportOf([]), { guidelines: [UNITS] })).toEqual([
    { kind: 'not-compared', rule: UNITS, message: `${UNITS} has a limit (met), but the rule is switched off` },
  ])
})

test('guidelines come before practices', () => {
  const outcomes = ruleLimits(reportOf([]), { levels: { [TESTS]: 'mostly' }, guidelines: [UNITS] })
  expect(outcomes.map(({ rule }) => rule)).toEqual([UNITS, TESTS])
})
