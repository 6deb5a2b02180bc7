import { expect, test } from 'vitest'
import rule from '../../../rules/coding/static-analysis.ts'
import { auditFixture } from '../../helpers/audit-fixture.ts'

const judge = (name: string) => auditFixture(`rules/${rule.id}/${name}`, rule.id)

/** Scores are those of the practice's scale in practices.md. */
test.each([
  ['nothing', 0, 'not-at-all'],
  ['linter-can-fail-a-change', 90, 'completely'],
  ['option-value-is-no-path', 90, 'completely'],
  ['linter-and-types', 100, 'completely'],
  ['linter-behind-make', 90, 'completely'],
  ['linter-behind-tox', 90, 'completely'],
  ['program-that-make-looks-for', 90, 'completely'],
  ['hooks-run-in-ci', 90, 'completely'],
  ['super-linter', 100, 'completely'],
  ['code-scanning', 90, 'completely'],
  ['failure-masked', 60, 'mostly'],
  ['repairs-then-looks-for-changes', 90, 'completely'],
  ['repairs-and-nobody-looks', 60, 'mostly'],
  ['types-masked', 90, 'completely'],
  ['hook', 60, 'mostly'],
  ['hook-beside-a-workflow-of-another-repository', 60, 'mostly'],
  ['hook-of-git', 60, 'mostly'],
  ['hook-of-git-by-a-script', 60, 'mostly'],
  ['hook-of-git-masked', 0, 'not-at-all'],
  ['hook-by-hand-only', 0, 'not-at-all'],
  ['formatter-only-in-ci', 35, 'partially'],
  ['formatter-only-hook', 30, 'partially'],
  ['formatter-only-settings', 10, 'not-at-all'],
  ['settings-never-run', 20, 'partially'],
  ['dependency-only', 20, 'partially'],
  ['pre-commit-without-hooks', 0, 'not-at-all'],
  ['everything-ignored', 0, 'not-at-all'],
  ['pylint-disables-all', 0, 'not-at-all'],
  ['yaml-only', 0, 'not-at-all'],
  ['linter-of-another-language', 0, 'not-at-all'],
  ['biome-that-nothing-runs', 20, 'partially'],
  ['flake8-that-nothing-runs', 20, 'partially'],
  ['fixtures-only', 0, 'not-at-all'],
  ['scripts-only', 90, 'completely'],
  ['front-end-too', 100, 'completely'],
  // 0.9 - 0.2: seven suppressions in 14 lines of code.
  ['silenced-a-lot', 70, 'mostly'],
  ['text-about-noqa', 90, 'completely'],
  ['folder-that-nobody-knows', 60, 'mostly'],
  // A tool that is named in a file that nobody runs any more.
  ['travis-left-behind', 0, 'not-at-all'],
  ['travis-only', 90, 'completely'],
  // 0.9 x (0.4 + 0.6 x 1/2)
  ['folder-of-a-variable', 63, 'mostly'],
])('%s: %d, %s', async (name, score, level) => {
  const judged = await judge(name)
  expect({ score: judged.score, level: judged.level, reason: judged.reason }).toEqual({
    score,
    level,
    reason: undefined,
  })
})

test('half-left-out: the share that is analysed lowers the strength', async () => {
  const { score, chain, nextStep } = await judge('half-left-out')
  // 0.9 x (0.4 + 0.6 x 1/2)
  expect(score).toBe(63)
  expect(chain?.join('\n')).toContain('60 of 120 lines of code are analysed')
  expect(nextStep?.action).toContain('60 of 120 lines')
})

test('front-end-left-out: a linter analyses the code of its languages', async () => {
  const { score, chain } = await judge('front-end-left-out')
  // 0.9 x (0.4 + 0.6 x 1/2): four lines of Python are read, four of TypeScript are not.
  expect(score).toBe(63)
  expect(chain?.join('\n')).toContain('4 of 8 lines of code are analysed')
})

test('scripts-only: advice fits the language', async () => {
  const { nextStep } = await judge('scripts-only')
  expect(nextStep?.action).toBe('Add a type checker such as tsc to the same job')
})

test('pre-commit without hooks is said', async () => {
  const { evidence } = await judge('pre-commit-without-hooks')
  expect(evidence).toContainEqual({
    message: 'pre-commit is a dependency, but has no hooks',
    at: { path: 'requirements-dev.txt', line: 1 },
    against: true,
  })
})

test('pre-commit-in-a-folder: its hooks are not said to be absent', async () => {
  const { evidence } = await judge('pre-commit-in-a-folder')
  expect(evidence.map(({ message }) => message)).toEqual(['no linter, type checker or other analysis was found'])
})

test('a type checker that is masked: let it fail, rather than add another one', async () => {
  const { nextStep } = await judge('types-masked')
  expect(nextStep?.action).toMatch(/^Let mypy fail the change: job "\w+" runs it \(\.github\/.*:\d+\), but .*\|\| true/)
})

test('in-one-folder-only: the folder that a linter is started in bounds what it reads', async () => {
  const { score, chain } = await judge('in-one-folder-only')
  // 0.9 x (0.4 + 0.6 x 1/2)
  expect(score).toBe(63)
  expect(chain?.join('\n')).toContain('2 of 4 lines of code are analysed')
})

test.each([
  ['whole-file-silenced', 'silent.py', 2, 'ruff'],
  ['types-ignored-at-the-top', 'silent.py', 1, 'mypy'],
  ['eslint-switched-off', 'silent.ts', 1, 'eslint'],
])('%s: what a comment takes away from the tool is not analysed', async (name, path, line, tool) => {
  const { score, chain, findings } = await judge(name)
  // 0.9 x (0.4 + 0.6 x 1/2): both files have two lines of code.
  expect(score).toBe(63)
  expect(chain?.join('\n')).toContain('2 of 4 lines of code are analysed')
  expect(findings).toMatchObject([{ at: { path, line }, lines: 2 }])
  expect(findings?.[0]?.message).toContain(`switches ${tool} off`)
})

test('silenced-a-lot: the count is evidence against it', async () => {
  const { evidence, chain } = await judge('silenced-a-lot')
  const said = 'comments silence the analysis 7 times in 14 lines of code'
  expect(evidence).toContainEqual({
    message: `${said}, most of all in this file`,
    at: { path: 'model.py' },
    against: true,
  })
  expect(chain?.join('\n')).toContain(said)
})

test('the advice is the linter that is there, in the way of its language', async () => {
  expect((await judge('biome-that-nothing-runs')).nextStep?.action).toBe(
    'Run biome in CI on each change, so that it can fail it',
  )
  expect((await judge('flake8-that-nothing-runs')).nextStep?.action).toContain('Add flake8 to pre-commit')
  expect((await judge('mostly-javascript')).nextStep?.action).toContain('Run eslint in CI')
  expect((await judge('nothing')).nextStep?.action).toContain('Add ruff to pre-commit')
})
