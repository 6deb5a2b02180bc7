import { describe, expect, test } from 'vitest'
import { withoutSecrets } from '../../src/check/redact.ts'
import type { FoundPlace, GradedVerdict } from '../../src/model.ts'

/** A key as AWS describes it: AKIA and 16 characters; put together here, so that no scanner takes it for one. */
const KEY = ['AKIA', 'IOSFODNN7', 'EXAMPLQ'].join('')

const PLACE: FoundPlace = {
  message: `the command holds ${KEY}; take it out`,
  at: { path: 'a.py', line: 3 },
  risk: 'high',
  value: 1,
  lines: 1,
  content: `key = ${KEY}`,
  fix: { action: `delete ${KEY}`, effort: 'small' },
}

const GRADED: GradedVerdict = {
  status: 'graded',
  base: { value: 0.5, because: `seen ${KEY}` },
  coverage: { covered: 1, of: 2, what: `jobs with ${KEY}` },
  penalties: [{ value: 0.1, because: `a smell ${KEY}` }],
  cap: { value: 0.8, because: `a cap ${KEY}` },
  weight: { value: 1, because: 'always' },
  confidence: 'high',
  evidence: [{ message: `runs with ${KEY}`, at: { path: 'ci.yml', line: 1 }, level: 'enforced' }],
  missing: [`no ${KEY}`],
  findings: [PLACE],
  nextStep: { action: `rotate ${KEY}`, effort: 'small' },
}

describe('no sentence of a verdict holds a secret', () => {
  test.each([
    ['graded', GRADED],
    ['measured', { status: 'measured', measures: [], evidence: GRADED.evidence, findings: [PLACE] }],
    ['unknown', { status: 'unknown', reason: `cannot read ${KEY}`, evidence: GRADED.evidence }],
    ['error', { status: 'error', reason: `the rule failed: ${KEY}` }],
  ] as const)('%s', (_name, verdict) => {
    const safe = JSON.stringify(withoutSecrets(verdict))
    expect(safe).not.toContain(KEY)
    expect(safe).toContain('[hidden]')
  })

  test('what is no sentence stays: numbers, places, levels, and what was not there is not made up', () => {
    expect(withoutSecrets(GRADED)).toMatchObject({
      base: { value: 0.5 },
      coverage: { covered: 1, of: 2 },
      evidence: [{ at: { path: 'ci.yml', line: 1 }, level: 'enforced' }],
      findings: [{ at: { path: 'a.py', line: 3 }, value: 1 }],
    })
    const bare: GradedVerdict = { status: 'graded', confidence: 'low', evidence: [], findings: [] }
    expect(withoutSecrets(bare)).toStrictEqual(bare)
    expect(withoutSecrets({ status: 'unknown', reason: 'r' })).toStrictEqual({ status: 'unknown', reason: 'r' })
  })

  test('a content that is a hash stays as it is, or findings would not be found again', () => {
    const content = '9b74c9897bac770ffc029102a200c5de'
    const verdict = { status: 'measured', measures: [], evidence: [], findings: [{ ...PLACE, content }] } as const
    expect(withoutSecrets(verdict)).toMatchObject({ findings: [{ content }] })
  })
})
