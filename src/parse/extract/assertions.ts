import type { Assertion } from '../../facts/types/smells.ts'
import type { Call } from '../../facts/types.ts'
import type { Tokens } from '../tokens/buffer.ts'
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
    .map(({ first, end }) => ({
      line: tokens.line[first]!,
      constant: isConstant(tokens.code, first + 1, end),
      ...(demands(tokens, first + 1, end) && { demands: true as const }),
    }))
  const called = calls.filter(({ callee }) => ASSERTING.test(callee)).map(({ line }) => ({ line, constant: false }))
  return [...stated, ...called].sort((a, b) => a.line - b.line)
}

const CONSTANTS = new Set([code.TRUE, code.FALSE, code.NONE, code.NUMBER, code.STRING])

/** `assert False` and the like, with or without a message. */
function isConstant(codes: Uint8Array, first: number, end: number): boolean {
  return CONSTANTS.has(codes[first]!) && (end - first === 1 || codes[first + 1] === code.COMMA)
}

/** `accuracy >= 0.8`, `loss < before`; not `accuracy >= 0`. */
function demands(tokens: Tokens, first: number, end: number): boolean {
  for (let at = first + 1; at < end - 1; at++) {
    if (isOrder(tokens, at) && !isEndOfRange(tokens, at - 1, first, end) && !isEndOfRange(tokens, at + 1, first, end))
      return true
  }
  return false
}

function isOrder({ code: codes, source, start, end }: Tokens, at: number): boolean {
  return codes[at] === code.OPERATOR && /^[<>]=?$/.test(source.slice(start[at], end[at]))
}

/** The whole side of the comparison is 0 or 1. */
function isEndOfRange(tokens: Tokens, at: number, first: number, end: number): boolean {
  const { code: codes, source, start, end: ends } = tokens
  if (codes[at] !== code.NUMBER || Number(source.slice(start[at], ends[at])) % 1 !== 0) return false
  if (Number(source.slice(start[at], ends[at])) > 1) return false
  return isSide(tokens, at - 1, first, end) && isSide(tokens, at + 1, first, end)
}

/** Nothing is reckoned with the number beside it. */
function isSide(tokens: Tokens, at: number, first: number, end: number): boolean {
  return at < first || at >= end || AROUND.has(tokens.code[at]!) || isOrder(tokens, at)
}

const AROUND = new Set([code.COMMA, code.AND, code.OR, code.OPEN_PAREN, code.CLOSE_PAREN])
