import { spawnSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import * as code from '../../../src/parse/tokens/codes.ts'
import { operatorCode, operatorLength } from '../../../src/parse/tokens/operators.ts'

/** All operators and delimiters of the language reference, sections 2.5 and 2.6, and `<>` of Python 2. */
const OPERATORS = [
  ...['+', '-', '*', '**', '/', '//', '%', '@', '<<', '>>', '&', '|', '^', '~', ':=', '<', '>', '<=', '>=', '==', '!='],
  ...['(', ')', '[', ']', '{', '}', ',', ':', '.', ';', '=', '->'],
  ...['+=', '-=', '*=', '/=', '//=', '%=', '@=', '&=', '|=', '^=', '>>=', '<<=', '**=', '...'],
]

test.each([...OPERATORS, '<>'])('%s is taken whole', (operator) => {
  expect(operatorLength(`a${operator}b`, 1)).toBe(operator.length)
})

const python = spawnSync('python3', ['-c', 'import token; print(*token.EXACT_TOKEN_TYPES)'], { encoding: 'utf8' })

test.skipIf(python.status !== 0)('none that Python knows is missing', () => {
  // A lone `!` stands in f-strings only, which are lexed elsewhere.
  expect(
    python.stdout
      .trim()
      .split(' ')
      .filter((one) => one !== '!' && !OPERATORS.includes(one)),
  ).toEqual([])
})

test.each([
  ['..', 1],
  ['....', 3],
  ['=-1', 1],
  ['<-1', 1],
  ['**=-', 3],
  [':==', 2],
  ['->>', 2],
])('%j: the longest that fits', (source, length) => {
  expect(operatorLength(source, 0)).toBe(length)
})

describe('what an operator is', () => {
  const codeOf = (operator: string) => operatorCode(operator, 0, operator.length)

  test('augmented assignments are one kind', () => {
    const augmented = OPERATORS.filter(
      (one) => one.length > 1 && one.endsWith('=') && !['==', '!=', '<=', '>=', ':='].includes(one),
    )
    expect(augmented.length).toBe(13)
    expect(new Set(augmented.map(codeOf))).toEqual(new Set([code.AUGMENTED]))
  })

  test('comparisons and shifts stand between two operands, like any other operator', () => {
    const plain = ['==', '!=', '<', '>', '<=', '>=', '<<', '>>', '//', '%', '&', '|', '^', '<>']
    expect(new Set(plain.map(codeOf))).toEqual(new Set([code.OPERATOR]))
  })

  test('those that mean something else in other places have codes of their own', () => {
    const own = ['*', '**', '/', '+', '-', '@', '~', ':=', '->', '...', '.', '=', ':', ';', ',']
    expect(new Set(own.map(codeOf)).size).toBe(own.length)
  })

  test('the code of a closing bracket is one more than that of its opening one', () => {
    for (const [open, close] of ['()', '[]', '{}'].map((pair) => [pair[0]!, pair[1]!])) {
      expect(codeOf(close!)).toBe(codeOf(open!) + 1)
      expect([code.isBracket(codeOf(open!)), code.isClosing(codeOf(close!))]).toEqual([true, true])
    }
  })

  test('a lone exclamation mark is none', () => {
    expect(codeOf('!')).toBe(code.BAD)
  })
})
