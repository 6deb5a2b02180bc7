import { describe, expect, test } from 'vitest'
import { type FstringText, textEnd } from '../../../src/parse/tokens/fstrings.ts'

const PLAIN: FstringText = { quote: 34, tripled: false, raw: false, specification: false }

describe('the literal text of an f-string ends', () => {
  test.each([
    ['before a field', 'a{x}"', 1, {}],
    ['before the closing quote', 'abc"', 3, {}],
    ['not at doubled braces', 'a{{b}}c"', 7, {}],
    ['at a brace behind a backslash, which escapes none', 'a\\{x}"', 2, {}],
    ['not in the name of a character', 'a\\N{EM DASH}b{x}"', 13, {}],
    ['at the brace of \\N in a raw one', 'a\\N{x}"', 3, { raw: true }],
    ['not at an escaped quote', 'a\\"b"', 4, {}],
    ['not at the other quote', 'a\'b"', 3, {}],
    ['at the end of the line', 'ab\ncd"', 2, {}],
    ['not at the end of the line in a tripled one', 'ab\ncd"""', 5, { tripled: true }],
    ['not at fewer quotes than three', 'a"b""c"""', 6, { tripled: true }],
    ['at each brace of a format specification', '>{w}}', 1, { specification: true }],
    ['at a doubled brace of a specification, which is two', '}}', 0, { specification: true }],
    ['at the end of all', 'abc', 3, {}],
  ])('%s', (_name, source, end, more) => {
    expect(textEnd(source, 0, { ...PLAIN, ...more })).toBe(end)
  })
})
