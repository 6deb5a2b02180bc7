import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { afterEscape, isTripled, prefixKind, stringEnd } from '../../../src/parse/tokens/strings.ts'

describe('the end of a string', () => {
  test.each([
    ["'a' + b", 3],
    ['"a" + b', 3],
    ["'it\\'s' x", 7],
    ["'\\\\' x", 4],
    ["''", 2],
    ["'' ''", 2],
    ["'a\\\nb' x", 6],
    ["'a\\\r\nb' x", 7],
    ['"\'" x', 3],
    ["'''a'b''c''' x", 12],
    ["'''a\nb''' x", 9],
    ["'''a\\'''b''' x", 12],
    ["'''\\\\''' x", 8],
    ['""""a""" x', 8],
    ["'''''' x", 6],
  ])('%j', (source, end) => {
    expect(stringEnd(source, 0)).toBe(end)
  })

  test.each([
    ["'a\nb", 2],
    ["'a\rb", 2],
    ['"abc', 4],
    ["'a\\", 3],
    ["'''a\nb\n", 7],
    ["'''a''\\'", 8],
  ])('%j is never closed: negated, and as far as it goes', (source, end) => {
    expect(~stringEnd(source, 0)).toBe(end)
  })

  test('any text that is written out as JSON is one string', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (text, rest) => {
        const source = JSON.stringify(text)
        // `""` before a third quote would open a triple-quoted string.
        fc.pre(!(text === '' && rest.startsWith('"')))
        expect(stringEnd(source + rest, 0)).toBe(source.length)
      }),
    )
  })
})

test('escapes go over one character, and over both of a line end of Windows', () => {
  expect(afterEscape('\\n', 0)).toBe(2)
  expect(afterEscape('\\\r\nx', 0)).toBe(3)
  expect(afterEscape('\\\rx', 0)).toBe(2)
  expect(afterEscape('\\', 0)).toBe(1)
})

test('three quotes of one kind', () => {
  expect(isTripled("'''a'''", 0)).toBe(true)
  expect(isTripled("''a", 0)).toBe(false)
  expect(isTripled(`''"`, 0)).toBe(false)
})

/** The prefixes of the language reference, with PEP 701 and PEP 750; `ur` is of Python 2. */
const PREFIXES = {
  plain: ['r', 'R', 'u', 'U', 'b', 'B', 'br', 'Br', 'bR', 'BR', 'rb', 'rB', 'Rb', 'RB'],
  formatted: ['f', 'F', 'fr', 'Fr', 'fR', 'FR', 'rf', 'rF', 'Rf', 'RF', 't', 'T', 'tr', 'rt', 'RT'],
  python2: ['ur', 'UR', 'uR', 'Ur'],
}

test.each(Object.entries(PREFIXES))('%s prefixes', (kind, prefixes) => {
  for (const prefix of prefixes)
    expect([prefix, prefixKind(`x${prefix}"`, 1, 1 + prefix.length)]).toEqual([prefix, kind])
})

test.each(['ru', 'bu', 'ff', 'bf', 'fb', 'x', 'rr', 'brr', 'print', 'ft'])('%s is no prefix', (letters) => {
  expect(prefixKind(letters, 0, letters.length)).toBeUndefined()
})
