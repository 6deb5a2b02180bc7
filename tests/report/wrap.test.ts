import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { columns, justify, wrap } from '../../src/report/text/wrap.ts'

describe('wrap', () => {
  test('breaks at spaces and indents each line', () => {
    expect(wrap('one two three', 9, '  ')).toEqual(['  one two', '  three'])
  })

  test('keeps a long word whole', () => {
    expect(wrap('a very/long/path.py b', 6)).toEqual(['a', 'very/long/path.py', 'b'])
  })

  test('loses no word and keeps to the width', () => {
    const word = fc.stringMatching(/^[a-z]{1,9}$/)
    fc.assert(
      fc.property(fc.array(word, { minLength: 1 }), fc.integer({ min: 12, max: 40 }), (words, width) => {
        const lines = wrap(words.join(' '), width, '   ')
        expect(lines.flatMap((line) => line.trim().split(' '))).toEqual(words)
        expect(lines.every((line) => line.length <= width)).toBe(true)
      }),
    )
  })
})

test.each([
  ['plain.py', 8],
  ['模型.py', 7],
  ['e\u0301', 1],
  ['🤗', 2],
  ['', 0],
])('%j takes %i columns', (text, width) => {
  expect(columns(text)).toBe(width)
})

test('justify moves the right part down where both do not fit', () => {
  expect(justify('left', 'right', 12)).toEqual(['left   right'])
  expect(justify('left', 'right', 10)).toEqual(['left', '  right'])
})
