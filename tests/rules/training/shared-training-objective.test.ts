import { expect, test } from 'vitest'
import rule from '../../../rules/training/shared-training-objective.ts'
import { auditFixture } from '../../helpers/audit-fixture.ts'

const audited = (name: string) => auditFixture(`rules/${rule.id}/${name}`, rule.id)

test.each([
  ['no-document', 0],
  ['readme-of-another-project', 0],
  ['design-goals', 0],
  ['service-level-objectives', 0],
  ['marketing', 0],
  ['translation-of-a-picture', 0],
  ['template-not-filled-in', 0],
  ['introduction-only', 20],
  ['short-section', 20],
  ['section-without-metric', 40],
  ['model-card', 40],
  ['metric-without-limits', 45],
  ['metric-and-limits', 60],
  ['same-terms-in-code', 80],
  ['abstract-of-a-paper', 40],
])('%s: %i', async (name, score) => {
  expect(await audited(name)).toMatchObject({ status: 'graded', score })
})

test('says where the objective stands, and what it lacks', async () => {
  const judged = await audited('section-without-metric')
  expect(judged.evidence).toEqual([
    {
      message: 'the section "Problem statement" says what is predicted, and names no metric',
      at: { path: 'README.md', line: 3 },
      level: 'used',
    },
  ])
  expect(judged.nextStep?.action).toContain('the metric by which it is judged')
})

test('two targets and no word on it: said, with both files', async () => {
  const { score, evidence } = await audited('two-targets-and-no-word')
  expect(score).toBe(0)
  expect(evidence[1]).toEqual({
    message: '"late_payment" is predicted here and "churned" in train_churn.py, and no document says why',
    at: { path: 'train_late.py' },
    against: true,
  })
})

test('one target in two files needs no word', async () => {
  expect((await audited('one-target-in-two-files')).evidence).toHaveLength(1)
})

test('a library trains no model of its own', async () => {
  expect(await auditFixture('rules/training/library', rule.id)).toMatchObject({ status: 'not-applicable' })
})

test('nothing to train, nothing to define', async () => {
  expect(await auditFixture('rules/training/nothing-trained', rule.id)).toMatchObject({ status: 'not-applicable' })
})
