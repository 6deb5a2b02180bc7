import { expect, test } from 'vitest'
import rule from '../../../rules/training/interpretable-models.ts'
import { auditFixture } from '../../helpers/audit-fixture.ts'

const audited = (name: string) => auditFixture(`rules/${rule.id}/${name}`, rule.id)

test.each([
  ['black-box-only', 0],
  ['imported-never-fitted', 0],
  ['trend-line-inside', 0],
  ['tree-within-boosting', 0],
  ['record-on-something-else', 0],
  ['calibration-is-no-model', 0],
  ['tree-without-bounds', 0],
  ['explained-where-installed', 20],
  ['explained-black-box', 30],
  ['interpretable-and-scored', 45],
  ['small-tree', 45],
  ['inside-a-pipeline', 45],
  ['saved-beside-another-project', 45],
  ['compared', 60],
  ['interpretable-and-saved', 80],
  ['reason-on-record', 80],
])('%s: %i', async (name, score) => {
  const judged = await audited(name)
  expect(judged).toMatchObject({ status: 'graded', score })
  expect(judged.chain?.join('\n')).not.toContain('in means')
})

test('a script comes before a notebook', async () => {
  const { evidence } = await audited('script-and-notebook')
  expect(evidence[0]?.at?.path).toBe('train.py')
})

test.each(['network-on-pictures', 'loss-in-a-class-of-its-own'])(
  '%s counts less, and the chain says so',
  async (name) => {
    const judged = await audited(name)
    expect(judged).toMatchObject({ status: 'graded', score: 0 })
    expect(judged.chain?.at(-1)).toBe(
      'counts 0.30 in means: networks on raw data: no interpretable model would do the same',
    )
  },
)

test('a library of explanations explains no model of its own', async () => {
  expect(await audited('library-of-explanations')).toMatchObject({ status: 'not-applicable' })
})

test('a library trains no model of its own', async () => {
  expect(await auditFixture('rules/training/library', rule.id)).toMatchObject({ status: 'not-applicable' })
})
