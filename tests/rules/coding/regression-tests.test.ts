import { expect, test } from 'vitest'
import rule from '../../../rules/coding/regression-tests.ts'
import { auditFixture } from '../../helpers/audit-fixture.ts'

const judge = (name: string) => auditFixture(`rules/${rule.id}/${name}`, rule.id)

/** Scores are those of the practice's scale in its description. */
test.each([
  ['no-tests', 0, 'not-at-all'],
  ['sample-of-kedro', 0, 'not-at-all'],
  ['tests-of-a-service-elsewhere', 0, 'not-at-all'],
  ['tests-of-a-started-service', 45, 'partially'],
  ['test-script-that-evaluates', 0, 'not-at-all'],
  ['scaffold-that-asserts-false', 0, 'not-at-all'],
  ['test-of-nothing-here', 0, 'not-at-all'],
  ['tests-of-what-is-gone', 0, 'not-at-all'],
  ['tests-not-in-ci', 60, 'mostly'],
  ['tests-of-a-part-in-ci', 60, 'mostly'],
  ['tests-for-releases-only', 70, 'mostly'],
  ['failures-masked', 70, 'mostly'],
  ['tests-in-ci', 90, 'completely'],
  ['least-coverage', 100, 'completely'],
  ['least-coverage-by-a-report', 100, 'completely'],
  ['small-part-reached', 45, 'partially'],
  ['some-part-reached', 70, 'mostly'],
  ['vitest-in-ci', 90, 'completely'],
  ['least-coverage-of-vitest', 100, 'completely'],
  ['least-coverage-of-jest', 100, 'completely'],
  ['tests-through-a-helper', 90, 'completely'],
  ['skipped-in-javascript', 80, 'completely'], // 0.9 less 0.1: one of two is skipped
  ['most-tests-skipped', 50, 'mostly'], // 0.6 for reach, not in CI, less 0.1
  ['class-skipped', 50, 'mostly'], // two of three tests
  ['file-skipped', 0, 'not-at-all'],
  ['tests-of-examples', 0, 'not-at-all'],
  ['tests-of-the-copied-project', 0, 'not-at-all'],
])('%s: %d, %s', async (name, score, level) => {
  expect(await judge(name)).toMatchObject({ score, level })
})

test.each([
  ['reached-through-another', 'tests reach 2 of 2 source files with functions'],
  ['package-that-imports-all', 'tests reach 1 of 4 source files with functions'],
  ['code-brought-by-conftest', 'tests reach 1 of 1 source files with functions'],
  ['run-from-outside', 'tests reach 0 of 1 source files with functions'],
  ['browser-test-not-in-ci', 'tests reach 0 of 1 source files with functions'],
])('%s: %s', async (name, message) => {
  const { evidence, score } = await judge(name)
  expect(evidence.map((one) => one.message)).toContain(message)
  expect(score).toBeGreaterThan(0)
})

test('a scaffold is named with its reason', async () => {
  const { evidence, findings } = await judge('scaffold-that-asserts-false')
  expect(evidence).toContainEqual({
    message: 'this test asserts constants only',
    at: { path: 'tests/test_data.py' },
    against: true,
  })
  expect(findings.map(({ at }) => at.path)).toEqual(['tests/test_data.py'])
})

test('skipped-in-javascript: what is skipped is counted and shown', async () => {
  const { evidence } = await judge('skipped-in-javascript')
  expect(evidence).toContainEqual({
    message: '1 of 2 test functions are skipped or expected to fail',
    at: { path: 'src/model.test.ts', line: 8 },
    against: true,
  })
})

test('run-by-a-program: what a program of the repository starts is not known, and nothing is said against it', async () => {
  const { score, evidence, nextStep } = await judge('run-by-a-program')
  expect(score).toBe(60)
  expect(evidence.map(({ message }) => message)).toContain(
    'ts-node presubmit.ts runs a program of the repository, which may test or analyse it',
  )
  expect(nextStep?.action).not.toContain('Run the tests in CI')
})
