import { expect, test } from 'vitest'
import rule from '../../../rules/data/controlled-labelling.ts'
import { auditFixture } from '../../helpers/audit-fixture.ts'

const judge = (name: string) => auditFixture(`rules/${rule.id}/${name}`, rule.id)

/** Scores are those of the scale of the practice in practices.md. */
test.each([
  ['labels-without-a-word', 0, 'not-at-all'],
  ['edited-in-the-code', 0, 'not-at-all'],
  ['guide-and-edited-in-the-code', 20, 'partially'],
  ['guide-only', 30, 'partially'],
  ['agreement-computed', 50, 'mostly'],
  ['wrong-labels-looked-for', 50, 'mostly'],
])('%s: %s, %s', async (name, score, level) => {
  const { reason, ...judged } = await judge(name)
  expect({ score: judged.score, level: judged.level, reason }).toEqual({ score, level, reason: undefined })
})

test.each([
  ['public-data', 'not-applicable', 'no sign'],
  ['kappa-of-a-model', 'not-applicable', 'no sign'],
  ['annotated-plot', 'not-applicable', 'no sign'],
  ['label-encoder', 'not-applicable', 'no sign'],
  ['names-of-classes', 'not-applicable', 'no sign'],
  ['label-smoothing', 'not-applicable', 'no sign'],
  ['labelled-by-a-rule', 'not-applicable', 'no sign'],
  ['tool-in-a-list-of-links', 'not-applicable', 'no sign'],
  ['slices-are-no-labels', 'not-applicable', 'no sign'],
])('%s: %s', async (name, status, reason) => {
  const judged = await judge(name)
  expect(judged.status).toBe(status)
  expect(judged.reason).toContain(reason)
  expect(judged.score).toBeUndefined()
})

test('edited-in-the-code: the first of the rows is the finding', async () => {
  const { findings } = await judge('edited-in-the-code')
  expect(findings).toMatchObject([{ at: { path: 'train.py', line: 7 }, value: 3 }])
  expect(findings[0]?.message).toContain('3 single rows')
})
