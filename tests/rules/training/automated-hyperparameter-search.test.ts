import { expect, test } from 'vitest'
import rule from '../../../rules/training/automated-hyperparameter-search.ts'
import { auditFixture } from '../../helpers/audit-fixture.ts'

const judge = (name: string) => auditFixture(`rules/${rule.id}/${name}`, rule.id)

/** Scores are those of the practice's scale in its description. */
test.each([
  ['no-search', 0],
  ['search-in-tests-only', 0],
  ['loop-over-models-and-folds', 0],
  ['loop-over-seeds-in-shell', 0],
  ['declared-never-imported', 20],
  ['imported-never-run', 20],
  ['only-where-installed', 20],
  ['loop-by-hand', 25],
  ['loop-in-shell', 30],
  ['search-in-notebook', 40],
  ['one-parameter-only', 40],
  ['search-nobody-starts', 45],
  ['option-that-evolves', 45],
  ['search-of-its-own', 45],
  ['scan-of-its-own', 45],
  ['trial-after-trial', 45],
  ['best-window-by-a-loop', 45],
  ['lookup-in-a-loop', 0],
  ['sweep-in-a-file', 65],
  ['package-and-scripts-beside', 65],
  ['best-logged-trials-lost', 65],
  ['sweep-that-records', 80],
  ['grid-of-dvc', 80],
  ['trials-logged-by-themselves', 80],
  ['study-whose-trials-are-lost', 65],
  ['package-beside-scripts', 65],
  ['search-on-training-part', 65],
  ['search-on-test-data-too', 55],
  ['study-kept', 80],
  ['study-kept-and-used', 100],
  ['study-handed-around', 100],
])('%s: %d', async (name, score) => {
  expect(await judge(name)).toMatchObject({ status: 'graded', score })
})

test.each([
  ['nothing-trained', 'no source code or notebook of the project trains a model'],
  ['library-that-searches', 'it is a library'],
])('%s is not judged: %s', async (name, reason) => {
  const judged = await judge(name)
  expect(judged.status).toBe('not-applicable')
  expect(judged.reason).toContain(reason)
})

test('of two projects that train, one searches: 0.65 x (0.4 + 0.6 / 2)', async () => {
  const { score, chain } = await judge('one-project-of-two')
  expect(score).toBeCloseTo(45.5)
  expect(chain?.join('\n')).toContain('1 of 2 top folders that train')
})

test('a search that sees the test data is a finding at the call', async () => {
  const { findings, evidence } = await judge('search-on-test-data-too')
  expect(findings.map(({ at }) => at)).toEqual([{ path: 'train.py', line: 8 }])
  expect(evidence.filter(({ against }) => against).map(({ at }) => at?.line)).toEqual([8])
})

test('evidence names the tool and the place of the call', async () => {
  const { evidence } = await judge('search-in-notebook')
  expect(evidence).toEqual([
    { message: 'a search runs: scikit-learn', at: { path: 'model.ipynb', cell: 2, line: 2 }, level: 'used' },
  ])
})
