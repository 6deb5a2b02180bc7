import { expect, test } from 'vitest'
import rule from '../../../rules/data/training-data-bias-tests.ts'
import { auditFixture } from '../../helpers/audit-fixture.ts'

const judge = (name: string) => auditFixture(`rules/${rule.id}/${name}`, rule.id)

/** Scores are those of the scale of the practice in practices.md. */
test.each([
  ['groups-never-compared', 0, 'not-at-all'],
  ['sex-in-a-medical-table', 0, 'not-at-all'],
  ['heading-without-words', 0, 'not-at-all'],
  ['metrics-of-the-model-only', 0, 'not-at-all'],
  ['data-sheet-only', 30, 'partially'],
  ['grouped-in-code', 50, 'mostly'],
  ['crosstab', 50, 'mostly'],
  ['grouped-and-asserted', 70, 'mostly'],
])('%s: %s, %s', async (name, score, level) => {
  const { reason, ...judged } = await judge(name)
  expect({ score: judged.score, level: judged.level, reason }).toEqual({ score, level, reason: undefined })
})

test.each([
  ['race-is-a-reading-test', 'not-applicable', 'persons'],
  ['library-for-fairness', 'not-applicable', 'library'],
  ['coded-columns', 'unknown', 'se-ml attest'],
  ['groups-compared-elsewhere', 'unknown', 'personal-data'],
])('%s: %s', async (name, status, reason) => {
  const judged = await judge(name)
  expect(judged.status).toBe(status)
  expect(judged.reason).toContain(reason)
  expect(judged.score).toBeUndefined()
})
