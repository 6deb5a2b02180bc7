import { describe, expect, test } from 'vitest'
import { decimal, levelInWords, nextStepOf, seen, worstPlace } from '../../src/gate/words.ts'
import type { Finding } from '../../src/model.ts'
import { reported } from '../helpers/report.ts'
import { finding } from '../helpers/results.ts'

const ID = 'maintainability/write-short-units'
const ACCEPTED = { by: 'comment', reason: 'a table', at: { path: 'a.py' } } as const

test('scores have one decimal, levels are words', () => {
  expect([decimal(70), decimal(69.95), decimal(0)]).toEqual(['70.0', '70.0', '0.0'])
  expect([levelInWords('not-at-all'), levelInWords('mostly')]).toEqual(['not at all', 'mostly'])
})

test('of a message the first part says what was seen', () => {
  expect(seen(finding({ message: '`fit` has 40 lines; split it; now' }))).toBe('`fit` has 40 lines')
  expect(seen(finding({ message: 'a;b has no advice' }))).toBe('a;b has no advice')
})

describe('what to do first', () => {
  const step = { action: 'do this', effort: 'small' } as const
  const fixed = (action: string, some: Partial<Finding> = {}) => finding({ fix: { action, effort: 'small' }, ...some })

  test('is the step of the rule, else the fix of its first open finding, else to read on', () => {
    expect(nextStepOf(reported(ID, { nextStep: step, findings: [fixed('mend')] }))).toBe('do this')
    expect(nextStepOf(reported(ID, { findings: [fixed('old', { suppressed: ACCEPTED }), fixed('mend')] }))).toBe('mend')
    expect(nextStepOf(reported(ID))).toBe(`se-ml explain ${ID} says how to mend it`)
  })
})

describe('the worst place', () => {
  const place = (path: string) => ({ path, line: 1 })

  test('is that of the first open finding', () => {
    const findings = [finding({ at: place('a.py'), suppressed: ACCEPTED }), finding({ at: place('b.py') })]
    expect(worstPlace(reported(ID, { findings }))).toEqual(place('b.py'))
  })

  test('else that of the first evidence against the rule which has one', () => {
    const evidence = [
      { message: 'good', at: place('c.py') },
      { message: 'bad', against: true },
      { message: 'worse', against: true, at: place('d.py') },
    ]
    expect(worstPlace(reported('data/data-tests', { evidence }))).toEqual(place('d.py'))
    expect(worstPlace(reported('data/data-tests'))).toBeUndefined()
  })
})
