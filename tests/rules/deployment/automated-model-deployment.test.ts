import { expect, test } from 'vitest'
import rule from '../../../rules/deployment/automated-model-deployment.ts'
import { auditFixture } from '../../helpers/audit-fixture.ts'

const judge = (name: string) => auditFixture(`rules/${rule.id}/${name}`, rule.id)

/** Scores are those of the scale of the practice in practices.md. */
test.each([
  ['nothing-deploys', 0, 'not-at-all'],
  ['training-image', 0, 'not-at-all'],
  ['example-manifest', 0, 'not-at-all'],
  ['documentation-only', 0, 'not-at-all'],
  ['switched-off', 0, 'not-at-all'],
  ['dry-run', 0, 'not-at-all'],
  ['plugin-of-helm', 0, 'not-at-all'],
  ['devcontainer-only', 0, 'not-at-all'],
  ['static-site-hosted', 0, 'not-at-all'],
  ['steps-for-people', 0, 'not-at-all'],
  ['manifest-of-a-copied-project', 0, 'not-at-all'],
  ['model-copied-into-the-image', 20, 'partially'],
  ['image-only', 25, 'partially'],
  ['program-that-deploys-pages', 25, 'partially'],
  ['program-of-its-own', 90, 'completely'],
  ['manifest-only', 40, 'partially'],
  ['cluster-for-tests', 40, 'partially'],
  ['by-script', 55, 'mostly'],
  ['image-published', 60, 'mostly'],
  ['started-by-hand', 75, 'completely'],
  ['on-each-tag', 90, 'completely'],
  ['curl-that-installs', 90, 'completely'],
  ['by-version-and-tried', 100, 'completely'],
])('%s: %d, %s', async (name, score, level) => {
  const { reason, ...judged } = await judge(name)
  expect({ score: judged.score, level: judged.level, reason }).toEqual({ score, level, reason: undefined })
})

test.each([
  ['library', 'not-applicable', 'library'],
  ['nothing-served', 'not-applicable', 'serves'],
])('%s: %s', async (name, status, reason) => {
  const judged = await judge(name)
  expect(judged.status).toBe(status)
  expect(judged.reason).toContain(reason)
  expect(judged.score).toBeUndefined()
})

test('on-each-tag: the evidence points to the line that deploys', async () => {
  const { evidence, nextStep } = await judge('on-each-tag')
  expect(evidence[0]).toMatchObject({ at: { path: 'Makefile', line: 2 }, level: 'enforced' })
  expect(evidence[0]?.message).toContain('`kubectl apply -f k8s/`')
  expect(nextStep?.action).toContain('by version')
})

test('model-copied-into-the-image: the model is a finding', async () => {
  const { findings } = await judge('model-copied-into-the-image')
  expect(findings).toMatchObject([{ at: { path: 'Dockerfile', line: 3 } }])
})
