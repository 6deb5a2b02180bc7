import { expect, test } from 'vitest'
import rule from '../../../rules/training/feature-ownership-docs.ts'
import { auditFixture, show } from '../../helpers/audit-fixture.ts'

const audited = (name: string) => auditFixture(`rules/${rule.id}/${name}`, rule.id)

test.each([
  ['nothing-explained', 0],
  ['docstring-of-an-editor', 0],
  ['owners-of-nothing', 0],
  ['plain-word-in-the-readme', 0],
  ['list-of-product-features', 0],
  ['role-of-a-feature-store', 0],
  ['owned-by-all', 15],
  ['dictionary-not-read', 25],
  ['owned', 30],
  ['explained-by-comment', 45],
  ['explained-by-docstring', 45],
  ['named-in-data-card', 45],
  ['dictionary-of-a-batch', 45],
  ['dictionary-of-other-columns', 0],
  ['list-of-column-names', 0],
  ['dictionary-without-owners', 45],
  ['feature-store', 55],
  ['dictionary-with-owners', 80],
  ['columns-of-dbt', 80],
  ['explained-owned-and-checked', 80],
])('%s: %i', async (name, score) => {
  expect(await audited(name)).toMatchObject({ status: 'graded', score })
})

test('names that say nothing are findings', async () => {
  const judged = await audited('names-that-say-nothing')
  expect(judged.score).toBe(0)
  expect(show(judged.findings)).toEqual(['train.py:4 0', 'train.py:5 0'])
})

test('a column that is computed from itself is cleaned: no feature has a name', async () => {
  expect(await audited('cleaning-is-no-feature')).toMatchObject({ status: 'unknown' })
})

test('text cells of notebooks are not read, so a verdict on notebooks is not sure', async () => {
  expect(await audited('in-a-notebook')).toMatchObject({ score: 0, confidence: 'low' })
})

test('columns of a notebook that only looks are no features', async () => {
  expect(await audited('notebook-that-looks')).toMatchObject({ status: 'not-applicable' })
})

test('columns for a dashboard feed no model', async () => {
  expect(await audited('columns-of-a-dashboard')).toMatchObject({ status: 'unknown' })
})

test('one feature is told as one', async () => {
  expect((await audited('nothing-explained')).nextStep?.action).toMatch(/means, and why the model gets it$/)
})

test('without features there is nothing to own', async () => {
  expect(await auditFixture('rules/training/nothing-trained', rule.id)).toMatchObject({ status: 'not-applicable' })
})

test('features of a library are those of its users', async () => {
  expect(await auditFixture('rules/training/library', rule.id)).toMatchObject({ status: 'not-applicable' })
})
