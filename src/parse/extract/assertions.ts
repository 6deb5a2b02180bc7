import type { Assertion } from '../../facts/types/smells.ts'
import type { Call } from '../../facts/types.ts'
import * as code from '../tokens/codes.ts'
import type { Syntax } from './syntax.ts'

/**
 * Calls that fail when what they check does not hold: unittest methods, `pytest.raises` and its kin, the testing modules
 * of numpy, pandas, polars, torch, TensorFlow and JAX, mocks, and first-party helpers that are named after it.
 */
const ASSERTING =
  /(^|\.)(assert(_|[A-Z])\w*|assert_|fail|failUnless\w*|failIf\w*|raises|warns|deprecated_call|approx|expect|check_estimator)$/

/** All assertions, by line: `assert` statements and calls that assert. */
export function findAssertions({ tokens, statements }: Syntax, calls: readonly Call[]): Assertion[] {
  const stated = statements
    .filter(({ kind }) => kind === code.ASSERT)
    .map(({ first, end }) => ({ line: tokens.line[first]!, constant: isConstant(tokens.code, first + 1, end) }))
  const called = calls.filter(({ callee }) => ASSERTING.test(callee)).map(({ line }) => ({ line, constant: false }))
  return [...stated, ...called].sort((a, b) => a.line - b.line)
}

const CONSTANTS = new Set([code.TRUE, code.FALSE, code.NONE, code.NUMBER, code.STRING])

/** `assert False` and the like, with or without a message. */
function isConstant(codes: Uint8Array, first: number, end: number): boolean {
  return CONSTANTS.has(codes[first]!) && (end - first === 1 || codes[first + 1] === code.COMMA)
}
