import { expect, test } from 'vitest'
import rule from '../../../rules/coding/continuous-integration.ts'
import { auditFixture } from '../../helpers/audit-fixture.ts'
import { Repository } from '../../helpers/repository.ts'

const judge = (name: string) => auditFixture(`rules/${rule.id}/${name}`, rule.id)

/** Scores are those of the practice's scale in practices.md. */
test.each([
  ['tests-and-linter-on-each-change', 90, 'completely'],
  ['training-run-as-well', 100, 'completely'],
  ['through-make', 90, 'completely'],
  ['front-end-from-its-lock', 100, 'completely'],
  ['script-that-counts-failures', 90, 'completely'],
  ['tests-only', 60, 'mostly'],
  ['tests-that-are-not-there', 60, 'mostly'],
  ['tests-and-format-only', 60, 'mostly'],
  ['failures-masked', 45, 'partially'],
  ['continue-on-error', 45, 'partially'],
  ['build-only', 40, 'partially'],
  ['dummy-test-only', 10, 'not-at-all'],
  ['nightly-only', 30, 'partially'],
  ['stale-bot-only', 10, 'not-at-all'],
  ['pipeline-on-a-schedule', 10, 'not-at-all'],
  ['release-only', 10, 'not-at-all'],
  ['by-hand-only', 10, 'not-at-all'],
  ['no-file', 0, 'not-at-all'],
  ['training-on-a-cluster', 40, 'partially'],
  ['metrics-reported', 40, 'partially'],
  ['linter-of-a-part-beside', 60, 'mostly'],
  ['part-beside-only', 30, 'partially'],
  ['tests-for-releases', 30, 'partially'],
  ['travis-left-behind', 60, 'mostly'],
  ['each-folder-in-a-matrix', 100, 'completely'],
  ['workflow-named-for-tests', 60, 'mostly'],
  ['script-of-the-server', 40, 'partially'],
  ['workflow-with-lint-and-tests', 90, 'completely'],
  ['workflow-for-releases-only', 10, 'not-at-all'],
])('%s: %d, %s', async (name, score, level) => {
  const { reason, ...judged } = await judge(name)
  expect({ score: judged.score, level: judged.level, reason }).toEqual({ score, level, reason: undefined })
})

test('travis-left-behind: the evidence says so', async () => {
  const { evidence } = await judge('travis-left-behind')
  expect(evidence.at(-1)).toMatchObject({ at: { path: '.travis.yml' }, against: true })
})

test('linter-of-a-part-beside: the evidence says where it runs', async () => {
  const { evidence } = await judge('linter-of-a-part-beside')
  expect(evidence.at(-1)).toMatchObject({
    message: expect.stringContaining('flake8 runs in contrib/side only'),
    against: true,
  })
})

test('the evidence says where the command stands and why it cannot fail a change', async () => {
  const { evidence, nextStep } = await judge('failures-masked')
  expect(evidence[0]).toMatchObject({ at: { path: '.github/workflows/ci.yml', line: 9 } })
  expect(evidence[0]?.message).toContain('|| true')
  expect(evidence[1]?.message).toContain('--exit-zero')
  expect(nextStep?.action).toContain('|| true')
})

test('through-make: evidence points to the line of the Makefile', async () => {
  const { evidence } = await judge('through-make')
  expect(evidence.map(({ at }) => at)).toEqual([
    { path: 'Makefile', line: 8 },
    { path: 'Makefile', line: 5 },
  ])
})

test.each([
  ['badge-without-file', 'unknown', 'README.md links to a CI service'],
  ['workflow-of-another-repository', 'unknown', 'workflow of another repository'],
  ['copy-of-another-project', 'unknown', 'copy of another project'],
  ['program-that-checks', 'unknown', 'ts-node presubmit.ts runs a program of the repository'],
  ['no-code', 'not-applicable', 'no source code'],
])('%s: %s', async (name, status, reason) => {
  const judged = await judge(name)
  expect(judged.status).toBe(status)
  expect(judged.reason).toContain(reason)
  expect(judged.score).toBeUndefined()
})

/** What only git tells: the default branch and the name of the repository. */
test.each([
  ['branch-that-is-not-there', 'develop'],
  ['other-repository-only', 'upstream/model'],
])('%s: never runs on a change', async (name, reason) => {
  const repository = Repository.of(`rules/${rule.id}/${name}`)
  repository.git('remote', 'add', 'origin', 'https://github.com/owner/model.git')
  const judged = await repository.audit(rule.id)
  expect(judged).toMatchObject({ score: 10, level: 'not-at-all' })
  expect(judged.evidence[0]?.message).toContain(reason)
})

test('other-repository-only: without git the repository is not known, so it is doubtful', async () => {
  expect(await judge('other-repository-only')).toMatchObject({ confidence: 'medium' })
})

test('CI above the audited folder is not judged', async () => {
  const repository = Repository.of(`rules/${rule.id}/no-file`, 'service')
  repository.write({ '.github/workflows/ci.yml': 'on: push\njobs: {}\n' })
  repository.commit('Begin')
  const judged = await repository.audit(rule.id, 'service')
  expect(judged.status).toBe('unknown')
  expect(judged.reason).toContain('above the audited folder')
})

test('front-end-from-its-lock: a bundler builds, npm ci takes what the lock says', async () => {
  const { evidence, chain } = await judge('front-end-from-its-lock')
  expect(evidence.map(({ message }) => message.replace(/ in job.*/, ''))).toContain(
    'the project is built or installed (vite build)',
  )
  expect(chain?.join('\n')).toContain('dependencies are locked')
})

test('tests-on-every-change: of what runs the tests, that which runs on every change is shown', async () => {
  const { evidence } = await judge('tests-on-every-change')
  expect(evidence[0]?.message).toContain('(pytest tests) in job "unit", on pull requests and pushes')
})

test('packages-of-a-workspace: each package is built, analysed and tested by its own scripts', async () => {
  const { score, evidence } = await judge('packages-of-a-workspace')
  expect(score).toBe(100)
  expect(evidence.map(({ at }) => at?.path)).toEqual(['web/package.json', 'web/package.json', 'web/package.json'])
})

test('tests on the branch that changes come to the default branch from run for changes', async () => {
  const repository = Repository.of(`rules/${rule.id}/tests-only`)
  const on = 'on: {push: {branches: [develop]}, pull_request: {branches: [develop]}}'
  const jobs =
    'jobs:\n  check:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: actions/checkout@v4\n      - run: pytest\n'
  repository.write({ '.github/workflows/ci.yml': `name: ci\n${on}\n${jobs}` })
  repository.commit('Test on develop')
  expect((await repository.audit(rule.id)).score).toBe(10)
  for (const number of [1, 2, 3]) repository.commit(`Merge pull request #${number} from owner/develop`)
  expect((await repository.audit(rule.id)).score).toBe(60)
})

test('travis-left-behind: whoever changes its file after those of GitHub still uses it', async () => {
  const repository = Repository.of(`rules/${rule.id}/travis-left-behind`)
  repository.write({ '.travis.yml': 'language: python\nscript:\n  - flake8 .\n' })
  repository.commitOn('2035-01-01', 'Change the job of Travis')
  expect(await repository.audit(rule.id)).toMatchObject({ score: 90, level: 'completely' })
})
