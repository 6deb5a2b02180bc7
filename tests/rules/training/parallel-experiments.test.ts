import { expect, test } from 'vitest'
import rule from '../../../rules/training/parallel-experiments.ts'
import { auditFixture, show } from '../../helpers/audit-fixture.ts'

const audited = (name: string) => auditFixture(`rules/${rule.id}/${name}`, rule.id)

test.each([
  ['notebook-only', 0],
  ['notebook-with-parameters', 30],
  ['options', 30],
  ['smoke-test-over-models', 30],
  ['parameters-of-a-test', 0],
  ['device-from-an-option', 30],
  ['no-device-at-all', 30],
  ['spread-over-devices', 30],
  ['values-put-in-by-exec', 30],
  ['launched-from-an-example', 30],
  ['own-folder', 50],
  ['folder-by-the-framework', 50],
  ['serving-container', 50],
  ['hydra', 50],
  ['own-folder-and-lock', 65],
  ['spread-over-processes', 72.5],
  ['all-of-it', 80],
])('%s: %f, nothing in the way', async (name, score) => {
  const judged = await audited(name)
  expect(judged).toMatchObject({ status: 'graded', score })
  expect(judged.findings).toEqual([])
})

test.each([
  ['parameters-in-the-code', 0, ['train.py:6 0']],
  ['one-of-two-starts', 15, ['train_other.py:6 0']],
  ['same-file-each-run', 30, ['train.py:11 0']],
  ['device-in-the-code', 20, ['train.py:6 0']],
  ['asks-a-person', 20, ['train.py:8 0']],
  ['port-in-the-code', 20, ['train.py:6 0']],
])('%s: %i, and what is in the way', async (name, score, findings) => {
  const judged = await audited(name)
  expect(judged).toMatchObject({ status: 'graded', score })
  expect(show(judged.findings)).toEqual(findings)
})

test('a training that nothing starts, beside a notebook: unknown', async () => {
  expect(await audited('started-from-nowhere-and-a-notebook')).toMatchObject({ status: 'unknown' })
})

test('a training that nothing starts: unknown', async () => {
  const judged = await audited('started-from-nowhere')
  expect(judged.status).toBe('unknown')
  expect(judged.reason).toContain('nothing was found that starts it')
})

test('a library trains no model of its own', async () => {
  expect(await auditFixture('rules/training/library', rule.id)).toMatchObject({ status: 'not-applicable' })
})
