import { expect, test } from 'vitest'
import rule from '../../../rules/training/subgroup-bias-assessed.ts'
import { auditFixture } from '../../helpers/audit-fixture.ts'

const audited = (name: string) => auditFixture(`rules/${rule.id}/${name}`, rule.id)

test.each([
  ['average-only', 0],
  ['groups-describe-the-data', 0],
  ['data-set-only', 20],
  // Half of 0.5: by regions, which are no groups of people (practices.md, practice 21).
  ['race-is-a-data-set', 25],
  ['metric-for-each-region', 25],
  ['metric-for-each-model', 0],
  ['compared-in-a-notebook', 35],
  ['compared-in-code', 50],
  ['metric-for-each-group', 50],
  ['two-attributes-at-once', 70],
  ['gap-has-a-limit', 70],
  ['compared-in-ci', 80],
  ['columns-named-elsewhere', 50],
  ['own-comparison', 50],
  ['own-formula-tested-only', 0],
])('%s: %i', async (name, score) => {
  expect(await audited(name)).toMatchObject({ status: 'graded', score })
})

test('without data of persons it does not apply', async () => {
  const judged = await audited('no-persons')
  expect(judged).toMatchObject({ status: 'not-applicable', reason: 'no column or data set of persons was seen' })
})

test('a library trains no model of its own', async () => {
  expect(await auditFixture('rules/training/library', rule.id)).toMatchObject({ status: 'not-applicable' })
})
