import { expect, test } from 'vitest'
import rule from '../../../rules/deployment/automatic-rollback.ts'
import { auditFixture } from '../../helpers/audit-fixture.ts'

const judge = (name: string) => auditFixture(`rules/${rule.id}/${name}`, rule.id)

/** Scores are those of the scale of the practice in practices.md. */
test.each([
  ['atomic-release', 80, 'completely'],
  ['analysis-of-a-canary', 80, 'completely'],
  ['job-that-goes-back', 60, 'mostly'],
  ['written-down', 40, 'partially'],
  ['versions-kept', 30, 'partially'],
  ['nothing-goes-back', 0, 'not-at-all'],
  ['rollback-of-a-schema', 0, 'not-at-all'],
  ['job-for-a-schema', 0, 'not-at-all'],
  ['revert-of-code', 0, 'not-at-all'],
  ['told-in-a-blog', 0, 'not-at-all'],
  ['limits-of-a-rolling-update', 0, 'not-at-all'],
  ['release-by-force', 0, 'not-at-all'],
  ['traffic-switched-by-a-script', 40, 'partially'],
  ['model-overwritten', 35, 'partially'],
  ['image-that-moves', 75, 'completely'],
])('%s: %d, %s', async (name, score, level) => {
  const { reason, ...judged } = await judge(name)
  expect({ score: judged.score, level: judged.level, reason }).toEqual({ score, level, reason: undefined })
})

test.each([['maybe-elsewhere', 'unknown', 'elsewhere']])('%s: %s', async (name, status, reason) => {
  const judged = await judge(name)
  expect(judged.status).toBe(status)
  expect(judged.reason).toContain(reason)
  expect(judged.score).toBeUndefined()
})

test('image-that-moves: the image is a finding', async () => {
  const { findings } = await judge('image-that-moves')
  expect(findings).toMatchObject([{ at: { path: 'k8s/deployment.yaml', line: 10 } }])
  expect(findings[0]?.message).toContain('without a fixed version')
})

test('model-overwritten: the copy without a version is a finding, the other is none', async () => {
  const { findings } = await judge('model-overwritten')
  expect(findings).toMatchObject([{ at: { path: '.github/workflows/train.yml', line: 8 } }])
})
