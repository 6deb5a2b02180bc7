import { expect, test } from 'vitest'
import rule from '../../../rules/data/shared-data-infrastructure.ts'
import { auditFixture } from '../../helpers/audit-fixture.ts'

const judge = (name: string) => auditFixture(`rules/${rule.id}/${name}`, rule.id)

/** The scale of the practice in practices.md; 0.315 = 0.45 x (0.4 + 0.6 / 2). */
test.each([
  ['home-folder', 0, 'not-at-all'],
  ['document-only', 20, 'partially'],
  ['bucket-and-home-folder', 31.5, 'partially'],
  ['bucket', 70, 'mostly'],
  ['hub', 70, 'mostly'],
  ['dvc-with-a-shared-remote', 70, 'mostly'],
  ['dvc-pulls-models-only', 70, 'mostly'],
  ['dvc-pulled-in-ci', 80, 'completely'],
])('%s: %s, %s', async (name, score, level) => {
  const { reason, ...judged } = await judge(name)
  expect({ score: judged.score, level: judged.level, reason }).toEqual({ score, level, reason: undefined })
})

test.each([
  ['path-from-outside', 'unknown', 'se-ml attest'],
  ['upload-of-a-model-only', 'unknown', 'se-ml attest'],
  ['dvc-remote-on-this-machine', 'unknown', 'se-ml attest'],
])('%s: %s', async (name, status, reason) => {
  const judged = await judge(name)
  expect(judged.status).toBe(status)
  expect(judged.reason).toContain(reason)
  expect(judged.score).toBeUndefined()
})

test('home-folder: the path is a finding, without the name of the person', async () => {
  const judged = await judge('home-folder')
  expect(judged.findings).toMatchObject([{ at: { path: 'train.py', line: 6 } }])
  expect(JSON.stringify(judged)).not.toContain('alice')
})
