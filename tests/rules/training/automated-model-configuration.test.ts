import { expect, test } from 'vitest'
import rule from '../../../rules/training/automated-model-configuration.ts'
import { auditFixture, show } from '../../helpers/audit-fixture.ts'

const audited = (name: string) => auditFixture(`rules/${rule.id}/${name}`, rule.id)

test.each([
  ['auto-model-of-transformers', 0],
  ['search-over-depth-of-a-tree', 0],
  ['model-and-its-baseline', 0],
  ['autocast-is-no-automl', 0],
  ['grid-of-one-model', 0],
  ['tool-declared-only', 20],
  ['loop-prints', 30],
  ['tool-in-a-notebook', 40],
  ['tool-from-no-entry-point', 45],
  ['loop-picks-the-best', 50],
  ['tool-from-an-entry-point', 80],
  ['search-over-layers', 80],
  ['models-in-a-grid', 80],
  ['models-in-a-grid-inline', 80],
  ['leaderboard-is-kept', 100],
])('%s: %i, nothing to mend', async (name, score) => {
  const judged = await audited(name)
  expect(judged).toMatchObject({ status: 'graded', score })
  expect(judged.findings).toEqual([])
})

test('models that are fitted one by one are a finding', async () => {
  const judged = await audited('one-by-one')
  expect(judged.score).toBe(0)
  expect(show(judged.findings)).toEqual(['train.py:7 3'])
  expect(judged.findings[0]?.message).toContain('LogisticRegression, RandomForestClassifier, SVC')
})

test('it counts half, since leaving it out is often reasonable', async () => {
  expect((await audited('one-by-one')).chain?.at(-1)).toContain('counts 0.50 in means')
})

test('a library trains no model of its own', async () => {
  expect(await auditFixture('rules/training/library', rule.id)).toMatchObject({ status: 'not-applicable' })
})
