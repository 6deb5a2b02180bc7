import { expect, test } from 'vitest'
import { exitCode } from '../../src/cli/exit-code.ts'
import type { GateResult, Report } from '../../src/model.ts'

const gate = (passed: boolean): GateResult => ({ passed, failures: [], notes: [] })
const failed = { status: 'error' } as Report['rules'][number]
const LOST = { path: 'a.py', reason: 'may not be read', lost: true }
const PARTLY = { path: 'a.py', reason: 'has a syntax error', partly: true }

test.each([
  [0, 'an audit', {}],
  [0, 'a gate that is passed', { gate: gate(true) }],
  [0, 'a file that was read in part', { skipped: [PARTLY] }],
  [1, 'a gate that failed', { gate: gate(false) }],
  [3, 'a rule that failed', { rules: [failed] }],
  [3, 'a file that was lost', { skipped: [LOST] }],
  [3, 'an incomplete audit whose gate failed', { gate: gate(false), skipped: [LOST] }],
])('%i for %s', (code, _name, report) => {
  expect(exitCode({ rules: [], skipped: [], ...report })).toBe(code)
  expect(exitCode({ rules: [], skipped: [], ...report }, true)).toBe(0)
})
