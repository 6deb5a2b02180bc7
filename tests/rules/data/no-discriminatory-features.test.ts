import { expect, test } from 'vitest'
import rule from '../../../rules/data/no-discriminatory-features.ts'
import { auditFixture } from '../../helpers/audit-fixture.ts'

const judge = (name: string) => auditFixture(`rules/${rule.id}/${name}`, rule.id)

/** Scores are those of the scale of the practice in practices.md. */
test.each([
  ['in-the-list-of-features', 0, 'not-at-all'],
  ['selected-as-x', 0, 'not-at-all'],
  ['only-the-target-dropped', 0, 'not-at-all'],
  ['in-the-settings', 0, 'not-at-all'],
  ['read-with-the-group-and-only-the-target-dropped', 0, 'not-at-all'],
  ['table-with-the-group-and-only-the-target-dropped', 0, 'not-at-all'],
  ['field-of-a-feature-store', 0, 'not-at-all'],
  ['dropped', 50, 'mostly'],
  ['kept-apart-for-fairness', 50, 'mostly'],
  ['list-of-what-is-kept-out', 50, 'mostly'],
  ['dropped-and-tested', 70, 'mostly'],
])('%s: %s, %s', async (name, score, level) => {
  const { reason, ...judged } = await judge(name)
  expect({ score: judged.score, level: judged.level, reason }).toEqual({ score, level, reason: undefined })
})

test.each([
  ['not-seen', 'unknown', 'se-ml attest'],
  ['penguins', 'unknown', 'no protected column'],
  ['the-target-is-protected', 'unknown', 'cannot be seen'],
  ['stratified-by-a-group', 'unknown', 'cannot be seen'],
  ['groups-only-counted', 'unknown', 'cannot be seen'],
  ['race-within-a-word', 'unknown', 'no protected column'],
  ['age-and-postcode-only', 'unknown', 'no protected column'],
])('%s: %s', async (name, status, reason) => {
  const judged = await judge(name)
  expect(judged.status).toBe(status)
  expect(judged.reason).toContain(reason)
  expect(judged.score).toBeUndefined()
})

test.each([
  ['in-the-list-of-features', 'train.py', 5, 'in the list of features'],
  ['selected-as-x', 'train.py', 8, 'selected as X'],
  ['only-the-target-dropped', 'train.py', 8, 'only the target is dropped'],
  ['in-the-settings', 'params.yaml', 1, 'in the setting features'],
  ['read-with-the-group-and-only-the-target-dropped', 'train.py', 7, 'only the target is dropped'],
  ['table-with-the-group-and-only-the-target-dropped', 'train.py', 7, 'only the target is dropped'],
  ['field-of-a-feature-store', 'features.py', 7, 'declared as a feature'],
])('%s: the finding has its place', async (name, path, line, words) => {
  const { findings } = await judge(name)
  expect(findings).toHaveLength(1)
  expect(findings[0]).toMatchObject({ at: { path, line } })
  expect(findings[0]?.message).toContain(words)
})
