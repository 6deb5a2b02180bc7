import { expect, test } from 'vitest'
import rule from '../../../rules/deployment/shadow-deployment.ts'
import { auditFixture } from '../../helpers/audit-fixture.ts'

const judge = (name: string) => auditFixture(`rules/${rule.id}/${name}`, rule.id)

/** Scores are those of the scale of the practice in practices.md. */
test.each([
  ['mirrored', 60, 'mostly'],
  ['mirrored-and-compared', 80, 'completely'],
  ['second-model-in-code', 60, 'mostly'],
  ['canary-only', 35, 'partially'],
  ['one-route', 0, 'not-at-all'],
  ['requests-replayed', 50, 'mostly'],
  ['replay-buffer', 0, 'not-at-all'],
  ['words-in-other-meanings', 0, 'not-at-all'],
])('%s: %d, %s', async (name, score, level) => {
  const { reason, ...judged } = await judge(name)
  expect({ score: judged.score, level: judged.level, reason }).toEqual({ score, level, reason: undefined })
})

test.each([
  ['nothing-on-routing', 'unknown', 'elsewhere'],
  ['demo-only', 'not-applicable', 'serves'],
])('%s: %s', async (name, status, reason) => {
  const judged = await judge(name)
  expect(judged.status).toBe(status)
  expect(judged.reason).toContain(reason)
  expect(judged.score).toBeUndefined()
})

test('mirrored: the setting is named with its line', async () => {
  const { evidence } = await judge('mirrored')
  expect(evidence[0]).toMatchObject({ at: { path: 'k8s/route.yaml', line: 10 } })
  expect(evidence[0]?.message).toBe('VirtualService copies requests by `mirror`')
})
