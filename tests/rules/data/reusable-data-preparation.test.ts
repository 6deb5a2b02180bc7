import { expect, test } from 'vitest'
import rule from '../../../rules/data/reusable-data-preparation.ts'
import { auditFixture } from '../../helpers/audit-fixture.ts'

const judge = (name: string) => auditFixture(`rules/${rule.id}/${name}`, rule.id)

/** 0.55 x share + bonuses - smells, worked out by hand from the description. */
test.each([
  ['functions-in-a-module', 55], // all of it in one function
  ['all-that-is-good', 100], // 0.55 + 0.15 + 0.10 + 0.10 + 0.10
  ['cells-that-feed-a-training', 0], // 0 - 0.05
  ['script-from-top-to-bottom', 11], // 0.55 x 0.2
  ['main-block', 22], // 0.55 x 0.4
  ['function-handed-over-in-a-notebook', 22], // 0.55 x 0.4
  ['handed-over-in-two-files', 65], // 0.55 + 0.10
  ['script-in-disguise', 27.5],
  ['dates-are-no-file', 27.5], // a method without a result; "to_datetime" writes nothing // 0.55 x 0.5
  ['nodes-of-kedro', 74], // 0.55 + 0.15 + 0.10, without a test 0.74 at most
  ['transformers', 70], // 0.55 for methods of transformers + 0.15, since the training starts them
  ['same-chain-twice', 50], // 0.55 - 0.05
  ['path-of-one-machine', 22.5], // 0.55 x 0.5 - 0.05
])('%s: %d', async (name, score) => {
  const judged = await judge(name)
  expect(judged.status).toBe('graded')
  expect(judged.score).toBeCloseTo(score)
})

test.each([
  ['cells-that-only-look', 'notebooks look at data'],
  ['lists-and-strings', 'fewer than 5 operations'],
  ['few-that-go-further', 'fewer than 5 operations'],
  ['data-that-is-made-up', 'fewer than 5 operations'],
  ['table-of-scores', 'fewer than 5 operations'],
  ['frames-of-a-dashboard', 'apart from code that shows them and from results'],
  ['library-of-preparation', 'it is a library'],
  ['runs-of-a-tracker', 'fewer than 5 operations'],
  ['results-and-pictures', 'fewer than 5 operations'],
])('%s is not judged: %s', async (name, reason) => {
  const judged = await judge(name)
  expect(judged.status).toBe('not-applicable')
  expect(judged.reason).toContain(reason)
})

test('cells that prepare data are a finding', async () => {
  const { findings } = await judge('cells-that-feed-a-training')
  expect(findings.map(({ at, message }) => [at.cell, message.slice(0, 35)])).toEqual([
    [2, '5 operations in cells of model.ipyn'],
  ])
})

test('a repeated chain names both places', async () => {
  const { findings } = await judge('same-chain-twice')
  expect(findings.map(({ at, related }) => [at.path, at.line, related?.[0]?.path])).toEqual([['b.py', 5, 'a.py']])
})

test('a path of one machine is not printed', async () => {
  const judged = await judge('path-of-one-machine')
  expect(judged.findings.map(({ at }) => at.line)).toEqual([5])
  expect(JSON.stringify(judged)).not.toContain('home/me')
})
