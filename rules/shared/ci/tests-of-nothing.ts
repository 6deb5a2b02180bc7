import type { ProjectFile } from '../../../src/facts/types.ts'
import type { CiTask } from './tasks.ts'

const RUNNERS = /^(pytest|py\.test|nosetests|nose2|unittest|coverage)$/
/** Tests that stand in the code, in notebooks, or in an installed package. */
const ELSEWHERE = /doctest|nbval|nbmake|--pyargs|nbsmoke/

/** Runners of tests in a repository that has no file of tests: sample workflows call them all the same. */
export function testsOfNothing(tasks: readonly CiTask[], files: readonly ProjectFile[]): ReadonlySet<CiTask> {
  if (files.some(({ role, path }) => role === 'test' || /(^|\/)tests?\//.test(path))) return new Set()
  return new Set(
    tasks.filter(
      ({ work, tool, args }) => work === 'tests' && RUNNERS.test(tool) && !args.some((one) => ELSEWHERE.test(one)),
    ),
  )
}
