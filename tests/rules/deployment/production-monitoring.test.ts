import { expect, test } from 'vitest'
import rule from '../../../rules/deployment/production-monitoring.ts'
import { auditFixture } from '../../helpers/audit-fixture.ts'

const judge = (name: string) => auditFixture(`rules/${rule.id}/${name}`, rule.id)

/** Scores are those of the scale of the practice in practices.md. */
test.each([
  ['nothing-watched', 0, 'not-at-all'],
  ['training-metrics-only', 0, 'not-at-all'],
  ['errors-of-the-page-only', 0, 'not-at-all'],
  ['dashboard-of-a-tutorial', 0, 'not-at-all'],
  ['tracing-where-installed', 0, 'not-at-all'],
  ['declared-only', 0, 'not-at-all'],
  ['metrics-in-tests-only', 0, 'not-at-all'],
  ['another-project-of-the-repository', 0, 'not-at-all'],
  ['service-only', 35, 'partially'],
  ['latency-of-predictions-only', 35, 'partially'],
  ['agent-in-start-command', 35, 'partially'],
  ['what-the-model-answers', 55, 'mostly'],
  ['with-dashboard', 70, 'mostly'],
  ['drift-in-a-folder-of-its-own', 70, 'mostly'],
  ['alert-on-the-service-only', 70, 'mostly'],
  ['with-alert-on-the-model', 80, 'completely'],
])('%s: %d, %s', async (name, score, level) => {
  const { reason, ...judged } = await judge(name)
  expect({ score: judged.score, level: judged.level, reason }).toEqual({ score, level, reason: undefined })
})

test.each([['maybe-watched-elsewhere', 'unknown', 'elsewhere']])('%s: %s', async (name, status, reason) => {
  const judged = await judge(name)
  expect(judged.status).toBe(status)
  expect(judged.reason).toContain(reason)
  expect(judged.score).toBeUndefined()
})

test('what-the-model-answers: the metric is named', async () => {
  const { evidence, nextStep } = await judge('what-the-model-answers')
  expect(evidence[0]?.message).toContain('`churn_score`')
  expect(nextStep?.action).toContain('alert')
})
