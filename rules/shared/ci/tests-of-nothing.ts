import type { ModuleFacts, ProjectFile } from '../../../src/facts/types.ts'
import type { CiTask } from './tasks.ts'

const RUNNERS = /^(pytest|py\.test|nosetests|nose2|unittest|coverage)$/
/** Tests that stand in the code, in notebooks, or in an installed package. */
const ELSEWHERE = /doctest|nbval|nbmake|--pyargs|nbsmoke/

/**
 * Runners of tests in a repository that has no file of tests, or dummies only: sample workflows call them all the same.
 * @param modules all of the repository
 */
export function testsOfNothing(
  tasks: readonly CiTask[],
  files: readonly ProjectFile[],
  modules: readonly ModuleFacts[],
): ReadonlySet<CiTask> {
  const hasTests = files.some(({ role, path }) => role === 'test' || /(^|\/)tests?\//.test(path))
  if (hasTests && !areDummies(modules.filter(({ role }) => role === 'test'))) return new Set()
  return new Set(
    tasks.filter(
      ({ work, tool, args }) => work === 'tests' && RUNNERS.test(tool) && !args.some((one) => ELSEWHERE.test(one)),
    ),
  )
}

/** All that there is asserts constants, and calls nothing: `assert True`. */
function areDummies(tests: readonly ModuleFacts[]): boolean {
  const asserting = tests.filter(({ assertions }) => assertions.length > 0)
  return (
    asserting.length > 0 &&
    tests.every(({ calls }) => calls.length === 0) &&
    asserting.every(({ assertions }) => assertions.every(({ constant }) => constant))
  )
}
