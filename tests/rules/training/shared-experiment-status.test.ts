import { expect, test } from 'vitest'
import rule from '../../../rules/training/shared-experiment-status.ts'
import { auditFixture } from '../../helpers/audit-fixture.ts'

const judge = (name: string) => auditFixture(`rules/${rule.id}/${name}`, rule.id)

/** Scores are those of the practice's scale in its description. */
test.each([
  ['silent', 0],
  ['wandb-disabled', 0],
  ['disabled-in-settings', 0],
  ['prints-only', 15],
  ['declared-never-imported', 20],
  ['only-where-installed', 20],
  ['optional-through-another-file', 20],
  ['tracker-of-another-script', 40],
  ['tried-and-not-required', 20],
  ['title-of-benchmarks', 0],
  ['results-by-hand', 25],
  ['performances-by-hand', 25],
  ['table-of-metrics', 25],
  ['tensorboard', 40],
  ['mlflow-local', 40],
  ['server-of-this-machine', 40],
  ['server-of-this-machine-by-default', 40],
  ['wandb-offline', 40],
  ['mlflow-here-by-settings', 40],
  ['mlflow-somewhere', 55],
  ['drafts-beside', 55],
  ['mlflow-by-several-constants', 55],
  ['local-unless-the-environment-says', 55],
  ['anonymous-account', 55],
  ['logger-not-chosen', 55],
  ['job-of-azure-ml-for-another-script', 55],
  ['job-of-azure-ml', 75],
  ['trainer-told-to-report', 55],
  ['trainer-told-by-script', 55],
  ['metrics-of-a-pipeline', 65],
  ['metrics-of-a-pipeline-and-one-tracker', 65],
  ['shared-server', 75],
  ['shared-server-in-a-constant', 75],
  ['samples-posted-by-a-job', 75],
  ['tried-but-required', 75],
  ['links-to-runs', 75],
  ['logger-in-a-file', 75],
  ['logger-chosen', 75],
  ['parameters-and-metrics', 90],
  ['profiled-beside', 90],
  ['posted-by-a-job', 100],
  ['recorded-by-another-stage', 100],
  ['results-in-a-comment', 100],
  ['two-trackers-side-by-side', 38.5], // 0.55 x (0.4 + 0.6 / 2): one script has both, which is no split
])('%s: %d', async (name, score) => {
  expect(await judge(name)).toMatchObject({ status: 'graded', score })
})

test.each(['load-is-no-tracking', 'trainer-reports-by-default'])('%s is no tracking', async (name) => {
  const { score, evidence } = await judge(name)
  expect(score).toBeLessThan(20)
  expect(evidence.every(({ against }) => against)).toBe(true)
})

test('one training of two: 0.75 x (0.4 + 0.6 / 2)', async () => {
  const { score, chain } = await judge('one-training-of-two')
  expect(score).toBeCloseTo(52.5)
  expect(chain?.join('\n')).toContain('1 of 2 training entry points reach a tracker')
})

test('a training that records on its machine only counts half beside one that others see: 0.75 x (0.4 + 0.6 x 1.5 / 2)', async () => {
  expect((await judge('tensorboard-beside')).score).toBeCloseTo(63.75, 0)
})

test('different trackers in different scripts lose 0.1', async () => {
  const { score, chain } = await judge('trackers-apart')
  expect(score).toBeCloseTo(65)
  expect(chain?.join('\n')).toContain('different scripts use different trackers: Weights & Biases, MLflow')
})

test('a key in the code is a finding, and is not shown', async () => {
  const judged = await judge('key-in-the-code')
  expect(judged.findings.map(({ at, risk }) => [at.line, risk])).toEqual([[5, 'high']])
  expect(JSON.stringify(judged)).not.toContain('0123456789abcdef')
})

test('nothing trained: not judged', async () => {
  expect((await judge('nothing-trained')).status).toBe('not-applicable')
})
