import { expect, test } from 'vitest'
import rule from '../../../rules/training/automated-feature-selection.ts'
import { auditFixture, show } from '../../helpers/audit-fixture.ts'

const audited = (name: string) => auditFixture(`rules/${rule.id}/${name}`, rule.id)

test.each([
  ['chosen-by-hand', 0],
  ['imported-only', 0],
  ['polynomials-in-a-notebook', 0],
  ['package-declared-only', 20],
  ['l1-penalty-only', 20],
  ['components-only', 30],
  ['selected-in-a-notebook', 35],
  ['selected-in-code', 50],
  ['subsets-in-a-loop', 50],
  ['within-each-fold', 80],
  ['list-made-by-a-stage', 100],
])('%s: %i, nothing to mend', async (name, score) => {
  const judged = await audited(name)
  expect(judged).toMatchObject({ status: 'graded', score })
  expect(judged.findings).toEqual([])
})

test('a selector that has seen the test data is a finding', async () => {
  const judged = await audited('selected-before-the-split')
  expect(judged.score).toBe(40)
  expect(show(judged.findings)).toEqual(['train.py:8 0'])
})

test.each(['network-on-pictures', 'network-on-cleaned-text'])('%s: nothing to select from', async (name) => {
  const judged = await audited(name)
  expect(judged).toMatchObject({ status: 'not-applicable' })
  expect(judged.reason).toContain('raw data')
})

test('a library trains no model of its own', async () => {
  expect(await auditFixture('rules/training/library', rule.id)).toMatchObject({ status: 'not-applicable' })
})
