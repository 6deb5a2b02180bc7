import { expect, test } from 'vitest'
import rule from '../../../rules/data/data-distribution-checks.ts'
import { auditFixture } from '../../helpers/audit-fixture.ts'

const judge = (name: string) => auditFixture(`rules/${rule.id}/${name}`, rule.id)

/** The mean of three questions: 0.2 looked at, 0.35 answered, 0.45 computed, 0.7 asserted (practices.md). */
test.each([
  ['nothing-asked', 0, 'not-at-all'],
  ['copied-library-that-counts', 0, 'not-at-all'],
  ['histograms-only', 0, 'not-at-all'],
  ['profile-page-committed', 0, 'not-at-all'],
  ['rows-doubled-before-the-split', 2, 'not-at-all'],
  ['training-part-resampled', 12, 'not-at-all'],
  ['own-drift-function', 15, 'not-at-all'],
  ['raises-past-a-threshold', 23, 'partially'],
  ['drift-computed', 15, 'not-at-all'],
  ['counts-for-display', 13, 'not-at-all'],
  ['stratified-split', 12, 'not-at-all'],
  ['all-three-asserted', 70, 'mostly'],
])('%s: %s, %s', async (name, score, level) => {
  const { reason, ...judged } = await judge(name)
  expect({ score: judged.score, level: judged.level, reason }).toEqual({ score, level, reason: undefined })
})

test.each([['nothing-trained', 'not-applicable', 'trains']])('%s: %s', async (name, status, reason) => {
  const judged = await judge(name)
  expect(judged.status).toBe(status)
  expect(judged.reason).toContain(reason)
  expect(judged.score).toBeUndefined()
})

test('all-three-asserted: each question has its line', async () => {
  const { evidence } = await judge('all-three-asserted')
  expect(evidence.map(({ at }) => at?.line)).toEqual([8, 9, 10])
})

test('rows-doubled-before-the-split: the finding says what to do first', async () => {
  const { findings, nextStep } = await judge('rows-doubled-before-the-split')
  expect(findings).toMatchObject([{ at: { path: 'train.py', line: 9 }, risk: 'high' }])
  expect(nextStep?.action).toContain('split first')
})
