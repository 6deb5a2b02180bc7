import { expect, test } from 'vitest'
import { isHeldOut } from '../../../rules/shared/evaluation/held-out-names.ts'
import rule from '../../../rules/training/model-quality-measured.ts'
import { auditFixture } from '../../helpers/audit-fixture.ts'

const judge = (name: string) => auditFixture(`rules/${rule.id}/${name}`, rule.id)

/** Scores are those of the practice's scale in its description. */
test.each([
  ['nothing-held-out', 0],
  ['training-data-only', 0],
  ['switched-over-only', 0],
  ['draws-pictures-only', 0],
  ['setting-of-an-evaluation', 0],
  ['test-of-a-metric', 0],
  ['test-of-what-is-possible', 0],
  ['printed', 30],
  ['rows-without-a-score', 30],
  ['validated-and-lost', 40],
  ['one-function-for-both', 40],
  ['written-to-a-file', 50],
  ['kept-in-a-database', 50],
  ['rankings-in-a-file', 70],
  ['losses-saved', 50],
  ['predictions-saved-only', 40],
  ['validated-and-recorded', 70],
  ['metrics-saved-as-array', 70],
  ['metrics-filled-in', 50],
  ['text-filled-in', 30],
  ['crossed-and-recorded', 70],
  ['loss-estimated-on-both-splits', 70],
  ['statistics-as-json', 70],
  ['results-in-a-frame', 70],
  ['report-of-an-evaluation', 50],
  ['truth-and-prediction-compared', 50],
  ['results-in-memory', 30],
  ['history-in-tensorboard', 50],
  ['results-in-a-catalogue', 50],
  ['metrics-in-a-catalogue', 50],
  ['loss-of-training-logged', 40],
  ['loss-on-held-out-data-logged', 70],
  ['script-that-checks-metrics', 100],
  ['errors-of-predictions', 50],
  ['errors-of-reading', 30],
  ['test-with-a-helper-that-trains', 80],
  ['least-value-in-ci', 100],
  ['test-that-nobody-runs', 80],
  ['job-that-compares', 85],
  ['test-that-asserts-a-metric', 100],
  ['test-of-two-models', 100],
  ['validation-loss-written', 70],
  ['compared-with-the-champion', 100],
  ['guardrail-before-release', 100],
  ['refuses-a-bad-model', 100],
  ['watched-on-a-schedule', 80],
  ['summary-of-each-epoch', 50],
])('%s: %d', async (name, score) => {
  expect(await judge(name)).toMatchObject({ status: 'graded', score })
})

test('a model that is judged on its training data is a finding at the call', async () => {
  const { findings, chain } = await judge('training-data-only')
  expect(findings.map(({ at }) => at)).toEqual([{ path: 'train.py', line: 6 }])
  expect(chain?.[0]).toBe('base 0.00: judged on the training data only')
})

test.each(['X_test', 'valLoader', 'self.data_loader_val', 'dev_dataset', 'df_test'])(
  '%s names held-out data',
  (name) => {
    expect(isHeldOut(name)).toBe(true)
  },
)

test.each(['X_train', 'eval_metric', 'value', 'latest', 'evaluator', 'test_size', 'device', 'interval'])(
  '%s does not name held-out data',
  (name) => {
    expect(isHeldOut(name)).toBe(false)
  },
)
