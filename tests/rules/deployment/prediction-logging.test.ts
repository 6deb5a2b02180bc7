import { expect, test } from 'vitest'
import rule from '../../../rules/deployment/prediction-logging.ts'
import { auditFixture } from '../../helpers/audit-fixture.ts'

const judge = (name: string) => auditFixture(`rules/${rule.id}/${name}`, rule.id)

/** Printed 0.3, logged 0.7, stored 1; times the share of prediction, version and input (practices.md). */
test.each([
  ['nothing-recorded', 0, 'not-at-all'],
  ['access-log-only', 0, 'not-at-all'],
  ['debug-only', 0, 'not-at-all'],
  ['training-log-only', 0, 'not-at-all'],
  ['logger-never-called', 0, 'not-at-all'],
  ['latency-recorded', 0, 'not-at-all'],
  ['errors-only', 0, 'not-at-all'],
  ['logging-switched-off', 0, 'not-at-all'],
  ['timed-by-middleware', 0, 'not-at-all'],
  ['three-calls-away', 70, 'mostly'], // In whatever order functions stand: the record names all three.
  ['six-calls-away', 0, 'not-at-all'],
  ['something-else-far-away', 0, 'not-at-all'],
  ['level-of-another-library', 70, 'mostly'],
  ['name-and-email-recorded', 90, 'completely'],
  ['email-masked', 100, 'completely'],
  ['stored-by-middleware', 100, 'completely'],
  ['printed', 30, 'partially'],
  ['no-version', 47, 'partially'],
  ['all-three-logged', 70, 'mostly'],
  ['setting-above-a-health-check', 70, 'mostly'],
  ['packed-as-json', 70, 'mostly'],
  ['helper-that-stores', 100, 'completely'],
  ['helper-that-writes-a-file', 100, 'completely'],
  ['captured-by-the-platform', 90, 'completely'],
  ['stored-by-a-worker', 70, 'mostly'],
])('%s: %d, %s', async (name, score, level) => {
  const { reason, ...judged } = await judge(name)
  expect({ score: judged.score, level: judged.level, reason }).toEqual({ score, level, reason: undefined })
})

test.each([['no-handler-here', 'unknown', 'elsewhere']])('%s: %s', async (name, status, reason) => {
  const judged = await judge(name)
  expect(judged.status).toBe(status)
  expect(judged.reason).toContain(reason)
  expect(judged.score).toBeUndefined()
})

test('no-version: says what the record lacks, and where it is written', async () => {
  const { evidence } = await judge('no-version')
  expect(evidence[0]?.message).toContain('without the version of the model')
  expect(evidence[0]?.at).toEqual({ path: 'app.py', line: 15 })
})

test('name-and-email-recorded: what names a person is a finding', async () => {
  const { findings } = await judge('name-and-email-recorded')
  expect(findings).toMatchObject([{ at: { path: 'app.py', line: 13 }, risk: 'high' }])
  expect(findings[0]?.message).toContain('`email`')
})

test('errors-only: the line that silences the log is shown', async () => {
  expect((await judge('errors-only')).evidence[0]).toMatchObject({ at: { path: 'app.py', line: 10 }, against: true })
})
