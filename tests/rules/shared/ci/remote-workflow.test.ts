import { expect, test } from 'vitest'
import { isRelease, workflowWork } from '../../../../rules/shared/ci/remote-workflow.ts'
import type { CiUse } from '../../../../src/facts/types/ci.ts'

function use(name: string, inputs: Readonly<Record<string, string>> = {}): CiUse {
  const at = { path: '.github/workflows/ci.yml', line: 4 }
  return { kind: 'workflow', name, inputs, at, runs: 'on-change', gating: true }
}

test.each([
  ['org/.github/.github/workflows/python-test.yml', ['tests']],
  ['org/shared/.github/workflows/lint.yaml', ['analysis lint']],
  ['org/shared/.github/workflows/typecheck.yml', ['analysis types']],
  ['org/shared/.github/workflows/LintAndTest.yml', ['tests', 'analysis lint']],
  ['org/shared/.github/workflows/pre-commit.yml', ['analysis lint']],
  ['org/shared/.github/workflows/main.yml', []],
  ['org/shared/.github/workflows/release-and-test.yml', []],
  ['org/shared/.github/workflows/latest.yml', []],
])('%s', (name, work) => {
  expect(workflowWork(use(name)).map((one) => [one.work, ...(one.kind ? [one.kind] : [])].join(' '))).toEqual(work)
})

test('inputs say more, unless they switch something off', () => {
  const name = 'org/shared/.github/workflows/python.yml'
  expect(workflowWork(use(name, { pytest_folder: 'tests' }))).toEqual([{ work: 'tests' }])
  expect(workflowWork(use(name, { 'run-tests': 'false' }))).toEqual([])
  expect(workflowWork(use(name, { 'skip-tests': 'true' }))).toEqual([])
  expect(workflowWork(use(name, { 'publish-tests': 'true' }))).toEqual([])
})

test('an action of the same name is none', () => {
  expect(workflowWork({ ...use('org/python-test'), kind: 'action' })).toEqual([])
  expect(isRelease(use('org/shared/.github/workflows/publish.yml'))).toBe(true)
  expect(isRelease(use('org/shared/.github/workflows/test.yml'))).toBe(false)
})
