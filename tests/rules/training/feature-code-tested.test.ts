import { expect, test } from 'vitest'
import rule from '../../../rules/training/feature-code-tested.ts'
import { auditFixture } from '../../helpers/audit-fixture.ts'

const judge = (name: string) => auditFixture(`rules/${rule.id}/${name}`, rule.id)

/** Base of the scale x (0.4 + 0.6 x share of lines), worked out by hand. */
test.each([
  ['no-test', 0],
  ['records-turned-into-vectors', 0],
  ['notebook-only', 0],
  ['tests-of-the-evaluation', 0], // The one feature has no test.
  ['tested-by-hand', 70],
  ['functions-named-for-features', 70],
  ['error-expected', 70],
  ['handed-over-in-a-test', 70],
  ['named-in-a-test', 0], // Given to something that only looks at it: it never runs.
  ['tested-in-ci', 100],
  ['monitoring-beside', 100],
  ['half-of-the-lines', 49], // 0.7 x (0.4 + 0.6 / 2)
  ['reached-through-another', 49], // Counts half.
  ['called-and-not-asserted', 49], // A test reaches it, and asserts nothing on it.
])('%s: %d', async (name, score) => {
  const judged = await judge(name)
  expect(judged.status).toBe('graded')
  expect(judged.score).toBeCloseTo(score)
})

test.each([
  'no-features',
  'features-of-a-network',
  'columns-of-results',
  'notebook-that-only-looks',
  'pictures-transformed',
])('%s: not judged', async (name) => {
  expect((await judge(name)).status).toBe('not-applicable')
})

test('functions that no test reaches are findings, those that are tested are not', async () => {
  const { findings, evidence } = await judge('half-of-the-lines')
  expect(findings.map(({ symbol, at }) => [symbol, at.line])).toEqual([['add_tax', 9]])
  expect(evidence.map(({ message }) => message)).toContain(
    '1 of 2 functions with feature code have a test of their own',
  )
})

test('features in a notebook get advice of their own', async () => {
  const { nextStep, chain } = await judge('notebook-only')
  expect(nextStep?.action).toBe('Move the code that computes features into functions of a module')
  expect(chain?.[0]).toContain('outside of functions')
})
