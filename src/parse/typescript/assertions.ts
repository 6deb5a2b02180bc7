import type { Assertion } from '../../facts/types/smells.ts'
import type { Call } from '../../facts/types.ts'

/**
 * Calls that assert: `expect` of vitest, jest, playwright, chai and jasmine, `assert` of Node and chai, `should`, the `t`
 * of node:test, tape and ava, helpers that are named after it, and type tests.
 */
const ASSERTING =
  /(^|\.)(expect|assert|should|expectTypeOf|assertType|(assert|expect)([A-Z]|_)\w*)$|(^|\.)assert(\.strict)?\.\w+$|^expect\.(fail|soft|poll|unreachable|assertions|hasAssertions)$|^t\.(is|not|equals?|deepEqual|deepEquals|same|ok|notOk|true|false|truthy|falsy|throws|throwsAsync|rejects|like|regex|match|snapshot|pass|fail|strictEqual|notEqual)$|\.should(\.\w+)*$/

/** All assertions, by line. One on a constant can never fail. */
export function findAssertions(calls: readonly Call[]): Assertion[] {
  return calls
    .filter(({ callee }) => ASSERTING.test(callee))
    .map(({ line, arguments: [first] }) => ({ line, constant: first !== undefined && isConstant(first) }))
}

function isConstant({ value }: Call['arguments'][number]): boolean {
  return typeof value === 'boolean' || typeof value === 'number' || value === null
}
