import { expect, test } from 'vitest'
import rule from '../../../rules/training/measurable-training-metric.ts'
import { auditFixture, show } from '../../helpers/audit-fixture.ts'

const audited = (name: string) => auditFixture(`rules/${rule.id}/${name}`, rule.id)

test.each([
  ['loss-only', 0],
  ['folder-of-a-logger', 0],
  ['kind-of-metric-of-its-own', 0],
  ['dice-loss-is-a-loss', 0],
  ['printed-by-a-lambda', 30],
  ['object-of-a-metric', 30],
  ['metrics-are-dumped', 50],
  // 0.3 x (0.4 + 0.6 x 1/2)
  ['one-of-two-projects', 21],
  ['metric-imported-only', 0],
  ['metrics-of-a-web-server', 0],
  ['printed', 30],
  ['printed-by-hand', 30],
  ['largest-overlap', 30],
  ['metrics-file-is-read', 30],
  ['only-the-loss-is-logged', 30],
  ['stops-by-the-loss', 30],
  ['written-to-a-file', 50],
  ['logged-under-its-name', 50],
  ['stage-with-metrics', 50],
  ['metric-decides', 65],
  ['best-accuracy-is-kept', 65],
  ['setting-decides', 65],
  ['compared-with-a-baseline', 80],
  ['least-value', 80],
  ['rare-classes-with-f1', 30],
  ['two-names-for-one-metric', 45],
  ['one-name-on-two-splits', 50],
  ['scorer-without-a-word', 60],
  ['scorer-explained', 65],
  ['platform-computes-the-metric', 50],
])('%s: %i', async (name, score) => {
  expect(await audited(name)).toMatchObject({ status: 'graded', score })
})

test('accuracy alone on rare classes is a smell, with its place', async () => {
  const judged = await audited('accuracy-alone-on-rare-classes')
  expect(judged.score).toBe(15)
  expect(show(judged.findings)).toEqual(['train.py:7 0'])
})

test('each line of evidence leads to its place', async () => {
  const { evidence } = await audited('setting-decides')
  expect(evidence.map(({ message, at }) => `${at?.path}:${at?.line} ${message}`)).toEqual([
    'configs/train.yaml:1 the setting says that val/acc_best decides',
    'configs/train.yaml:3 the setting says that val/acc decides',
  ])
})

test('a metric is named by itself, not by a method of its object', async () => {
  const { evidence } = await audited('object-of-a-metric')
  expect(evidence.map(({ message }) => message)).toEqual(['`Accuracy` is computed'])
})

test('a library trains no model of its own', async () => {
  expect(await auditFixture('rules/training/library', rule.id)).toMatchObject({ status: 'not-applicable' })
})

test('two names for one metric: the second file is the finding, the first is named', async () => {
  const { findings } = await audited('two-names-for-one-metric')
  expect(show(findings)).toEqual(['train_trees.py:8 0'])
  expect(findings[0]?.message).toContain('"accuracy" here and "acc" in train_linear.py')
})

test('a scorer without a word: the function is the finding', async () => {
  expect(show((await audited('scorer-without-a-word')).findings)).toEqual(['train.py:5 0'])
})
