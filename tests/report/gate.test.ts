import { describe, expect, test } from 'vitest'
import { type GateResult, gateText, textReport } from '../../src/index.ts'
import { report } from './sample.ts'

const OPTIONS = { color: false, ascii: true, width: 80, candidates: 3, target: '.' }

const FAILED: GateResult = {
  passed: false,
  against: { kind: 'revision', name: 'main' },
  changes: { new: 1, worse: 0, fixed: 2, better: 0, moved: 3, split: 1, unchanged: 40 },
  failures: [
    {
      kind: 'new-finding',
      subject: 'maintainability/write-short-units',
      rule: 'maintainability/write-short-units',
      limit: 'no new finding of high risk or worse',
      value: 'very high risk',
      message: '`fit` has 71 lines of code',
      at: { path: 'a.py', line: 3, endLine: 74 },
      nextStep: 'Split `fit`',
    },
    {
      kind: 'limit',
      subject: 'overall',
      limit: 'at least 70.0',
      value: '61.2',
      message: 'the overall score is 61.2',
      nextStep: 'Merge',
    },
  ],
  notes: [{ kind: 'tolerated', message: 'Write code once: 1 new finding of moderate risk at most' }],
}

describe('the gate in a text report', () => {
  test('comes first, with rule, limit, value, place and next step', () => {
    expect(textReport({ ...report, gate: FAILED }, OPTIONS)).toMatch(gateText({ ...report, gate: FAILED }, OPTIONS))
    expect(gateText({ ...report, gate: FAILED }, OPTIONS)).toBe(`Gate failed: 2 reasons, compared with main
  Findings: 1 new, 2 fixed, 1 from splits, 3 moved, 40 unchanged
  1. New: \`fit\` has 71 lines of code
     a.py:3 to 74
     rule maintainability/write-short-units; limit: no new finding of high risk
     or worse; now: very high risk
     next: Split \`fit\`
  2. Below the limit: the overall score is 61.2
     limit: at least 70.0; now: 61.2
     next: Merge
  Not a reason to fail:
  - Write code once: 1 new finding of moderate risk at most
`)
  })

  test('says when it is passed, and nothing where there is none', () => {
    const passed = { passed: true, failures: [], notes: [] }
    expect(gateText({ ...report, gate: passed }, OPTIONS)).toBe('Gate passed\n')
    expect(gateText(report, OPTIONS)).toBe('')
  })

  test('counts what it leaves out', () => {
    const many = { ...FAILED, failures: Array.from({ length: 25 }, () => FAILED.failures[1]!) }
    expect(gateText({ ...report, gate: many }, OPTIONS)).toContain('  15 more reasons: --format json has all\n')
  })

  test('prints names of the repository without what steers a terminal', () => {
    const [failure] = FAILED.failures
    const hostile = { ...FAILED, failures: [{ ...failure!, message: 'a\u001b[31mb\nc' }] }
    expect(gateText({ ...report, gate: hostile }, OPTIONS)).not.toMatch(/\u001b|^c/m)
  })
})
