import { expect, test } from 'vitest'
import rule from '../../../rules/data/data-sanity-checks.ts'
import { auditFixture } from '../../helpers/audit-fixture.ts'

const judge = (name: string) => auditFixture(`rules/${rule.id}/${name}`, rule.id)

/** The scale of the practice in practices.md; 0.49 = 0.7 x (0.4 + 0.6 / 2). */
test.each([
  ['read-and-used', 0, 'not-at-all'],
  ['request-bodies-only', 0, 'not-at-all'],
  ['own-check-that-prints', 0, 'not-at-all'],
  ['test-with-a-toy-frame', 0, 'not-at-all'],
  ['test-with-a-folder-of-its-own', 0, 'not-at-all'],
  ['assertion-on-something-else', 0, 'not-at-all'],
  ['raises-when-there-is-no-file', 0, 'not-at-all'],
  ['suite-without-expectations', 0, 'not-at-all'],
  ['validation-in-vendored-code', 0, 'not-at-all'],
  ['looked-at-only', 20, 'partially'],
  ['types-named-at-the-read', 20, 'partially'],
  ['suite-that-nothing-runs', 20, 'partially'],
  ['asserted-after-the-read', 60, 'mostly'],
  ['own-check-that-raises', 60, 'mostly'],
  ['schema-on-what-an-object-reads', 45, 'partially'],
  ['raises-on-missing-values', 60, 'mostly'],
  ['raises-on-missing-columns', 60, 'mostly'],
  ['raises-on-a-missing-target', 60, 'mostly'],
  ['merge-that-validates', 60, 'mostly'],
  ['bad-lines-skipped', 55, 'mostly'],
  ['errors-passed-over', 55, 'mostly'],
  ['error-before-is-no-error-of-the-read', 60, 'mostly'],
  ['whole-frame-filled-with-zeros', 55, 'mostly'],
  ['one-column-filled', 60, 'mostly'],
  ['warnings-switched-off', 55, 'mostly'],
  ['one-warning-switched-off', 60, 'mostly'],
  ['bad-values-turned-into-missing-ones', 55, 'mostly'],
  ['bad-values-counted', 60, 'mostly'],
  ['one-of-two-sources', 49, 'partially'],
  ['schema-in-the-loader', 70, 'mostly'],
  ['test-of-the-data-in-ci', 100, 'completely'],
  ['suite-in-ci', 100, 'completely'],
])('%s: %s, %s', async (name, score, level) => {
  const { reason, ...judged } = await judge(name)
  expect({ score: judged.score, level: judged.level, reason }).toEqual({ score, level, reason: undefined })
})

test.each([['toy-data', 'not-applicable', 'reads data']])('%s: %s', async (name, status, reason) => {
  const judged = await judge(name)
  expect(judged.status).toBe(status)
  expect(judged.reason).toContain(reason)
  expect(judged.score).toBeUndefined()
})

test('bad-lines-skipped: the read is a finding', async () => {
  const { findings } = await judge('bad-lines-skipped')
  expect(findings).toMatchObject([{ at: { path: 'train.py', line: 6 } }])
  expect(findings[0]?.message).toContain('drops lines')
})

test.each([
  ['errors-passed-over', 9, 'except that does nothing'],
  ['whole-frame-filled-with-zeros', 6, 'become 0'],
  ['warnings-switched-off', 6, 'warnings are switched off'],
  ['bad-values-turned-into-missing-ones', 8, 'count them'],
])('%s: the finding is in line %i', async (name, line, message) => {
  const { findings } = await judge(name)
  expect(findings).toMatchObject([{ at: { path: 'train.py', line } }])
  expect(findings[0]?.message).toContain(message)
})
