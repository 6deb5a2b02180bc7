import { expect, test } from 'vitest'
import rule from '../../../rules/deployment/skew-detection.ts'
import { auditFixture } from '../../helpers/audit-fixture.ts'

const judge = (name: string) => auditFixture(`rules/${rule.id}/${name}`, rule.id)

/** Scores are those of the scale of the practice in practices.md. */
test.each([
  ['one-function-for-both', 50, 'mostly'],
  ['pipeline-saved-with-the-model', 50, 'mostly'],
  ['signature-only', 30, 'partially'],
  ['compared-with-training', 65, 'mostly'],
  ['compared-on-a-schedule', 80, 'completely'],
  ['second-copy-in-serving', 0, 'not-at-all'],
  ['fits-again-in-serving', 0, 'not-at-all'],
  ['scaler-not-saved', 0, 'not-at-all'],
])('%s: %d, %s', async (name, score, level) => {
  const { reason, ...judged } = await judge(name)
  expect({ score: judged.score, level: judged.level, reason }).toEqual({ score, level, reason: undefined })
})

test.each([
  ['nothing-shared', 'unknown', 'se-ml attest'],
  ['train-against-test-only', 'unknown', 'se-ml attest'],
  ['drift-in-a-notebook', 'unknown', 'se-ml attest'],
  ['current-is-the-test-set', 'unknown', 'se-ml attest'],
  ['scaler-saved-beside', 'unknown', 'se-ml attest'],
  ['not-trained-here', 'not-applicable', 'trains'],
])('%s: %s', async (name, status, reason) => {
  const judged = await judge(name)
  expect(judged.status).toBe(status)
  expect(judged.reason).toContain(reason)
  expect(judged.score).toBeUndefined()
})

test('what serving does otherwise is a finding with its place', async () => {
  expect((await judge('second-copy-in-serving')).findings).toMatchObject([
    { symbol: 'prepare_features', at: { path: 'app.py' } },
  ])
  const [refit] = (await judge('fits-again-in-serving')).findings
  expect(refit).toMatchObject({ at: { path: 'app.py', line: 11 } })
  expect(refit?.message).toContain('StandardScaler')
  expect((await judge('scaler-not-saved')).findings).toMatchObject([{ at: { path: 'train.py', line: 8 } }])
})
