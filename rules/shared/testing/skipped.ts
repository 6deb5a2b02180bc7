import type { ModuleFacts } from '../../../src/facts/types.ts'

/** A place in a test file. */
export interface TestPlace {
  /** Index of the module. */
  readonly module: number
  readonly line: number
}

const SWITCHED_OFF = /^(pytest\.mark\.|unittest\.|mark\.)?(skip|xfail|expectedFailure)(\(\))?$/

/**
 * Test functions that are switched off for good, or expected to fail: by a decorator, by one of their class, or by
 * `pytestmark` for the whole file. `skipif` depends on the machine. In TypeScript and JavaScript: by `it.skip` and its like.
 */
export function skippedIn(facts: ModuleFacts, module: number): TestPlace[] {
  const { names, units, calls, language } = facts
  if (language !== 'python') return calls.filter(isSkipped).map(({ line }) => ({ module, line }))
  const off = classesOff(facts)
  const all = names.bindings.some(({ targets, from = '' }) => targets.includes('pytestmark') && SWITCHED_OFF.test(from))
  return names.signatures
    .filter(({ unit }) => isTestFunction(units[unit]!))
    .filter(({ unit, decorators }) => all || decorators.some(isOff) || off.some((one) => isIn(units[unit]!.name, one)))
    .map(({ unit }) => ({ module, line: units[unit]!.line }))
}

function isOff(decorator: string): boolean {
  return SWITCHED_OFF.test(decorator)
}

function classesOff({ names }: ModuleFacts): string[] {
  return names.classes.filter(({ decorators }) => decorators.some(isOff)).map(({ name }) => name)
}

function isIn(unit: string, owner: string): boolean {
  return unit.startsWith(`${owner}.`)
}

export function isTestFunction({ name }: { readonly name: string }): boolean {
  return /(^|\.)test/.test(name)
}

const SKIP_CALL = /^(it|test)\.(skip|fails|todo)$|^x(it|test)$/

/** With a title first; `test.skip(condition)` of Playwright depends on the machine. */
function isSkipped({ callee, arguments: [title] }: ModuleFacts['calls'][number]): boolean {
  return SKIP_CALL.test(callee) && typeof title?.value === 'string'
}

/** Test functions; with the test runners of TypeScript and JavaScript, calls of `it` and `test`. */
export function testsIn({ units, calls, language }: ModuleFacts): number {
  if (language === 'python') return units.filter(isTestFunction).length
  return calls.filter((call) => TEST_CALL.test(call.callee) || isSkipped(call)).length
}

const TEST_CALL = /^(it|test)(\.(each|only|concurrent|skipIf|runIf|for)(\(\))?)?$/
