import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { codeSpan, escapeCell, escapeText } from '../../src/report/markdown/escape.ts'

describe('text in Markdown', () => {
  test.each([
    ['plain text', 'plain text'],
    ['<img src=x>', '\\<img src=x\\>'],
    ['[link](x)', '\\[link\\](x)'],
    ['`a | b` and c | d', '`a | b` and c \\| d'],
    ['one ` backtick <b>', 'one \\` backtick \\<b\\>'],
    ['``two`` <b>', '\\`\\`two\\`\\` \\<b\\>'],
    ['`a` <b> `', '\\`a\\` \\<b\\> \\`'],
  ])('%s', (text, escaped) => {
    expect(escapeText(text)).toBe(escaped)
  })

  test('in a cell has no bar that would end it', () => {
    expect(escapeCell('`a | b` and c | d \\')).toBe('`a \\| b` and c \\| d \\\\')
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('|', '\\', '`', 'a', ' ') }), (text) => {
        // A bar ends a cell when no backslash, or two of them, stand before it.
        expect(escapeCell(text).replace(/\\./gs, '')).not.toContain('|')
      }),
    )
  })

  test('never opens HTML, a link or an image outside of a code span', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('<', '>', '[', ']', '`', '\\', 'a', '!', '(') }), (text) => {
        const outside = escapeText(text).replace(/\\.|`[^`]+`/gs, '')
        expect(outside).not.toMatch(/[<>[\]`]/)
      }),
    )
  })

  test('a code span has more backticks around than inside', () => {
    expect(codeSpan('a')).toBe('`a`')
    expect(codeSpan('a`b')).toBe('`` a`b ``')
  })
})
