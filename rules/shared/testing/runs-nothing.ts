import type { ModuleFacts } from '../../../src/facts/types.ts'
import { isTestFunction, skippedIn, testsIn } from './skipped.ts'

/** Tests of the sample that Kedro puts into each new project: they look at the name of the project, and run nothing. */
const SAMPLE = /(^|\.)test_(project_(name|version|path)|package_name)$/

export function isSample({ units, imports, path }: ModuleFacts): boolean {
  const tests = units.filter(isTestFunction)
  if (!path.endsWith('test_run.py') || tests.length === 0) return false
  return imports.some(({ name }) => /Context$/.test(name ?? '')) && tests.every(({ name }) => SAMPLE.test(name))
}

/** All tests of the file are skipped or expected to fail. */
export function isSwitchedOff(module: ModuleFacts): boolean {
  const tests = testsIn(module)
  return tests > 0 && skippedIn(module, 0).length === tests
}
