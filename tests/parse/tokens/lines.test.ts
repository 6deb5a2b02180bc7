import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { afterByteOrderMark, columnOf } from '../../../src/parse/tokens/indentation.ts'
import { lineAt, physicalLines } from '../../../src/parse/tokens/lines.ts'

const pieces = fc.array(fc.constantFrom('a', '\n', '\r', '\r\n', ' ', '\f', '\u2028', 'é', ''), { maxLength: 30 })

describe('physical lines', () => {
  test.each([
    ['', [0]],
    ['a', [0, 1]],
    ['a\n', [0, 2]],
    ['a\nb', [0, 2, 3]],
    ['a\r\nb\rc', [0, 3, 5, 6]],
    ['\n\n', [0, 1, 2]],
    ['a\fb\n', [0, 4]],
    ['a\u2028b\n', [0, 4]],
  ])('%j start at %j', (source, starts) => {
    expect([...physicalLines(source).start]).toEqual(starts)
  })

  test('together they are the text, and each but the last ends with one line end', () => {
    fc.assert(
      fc.property(pieces, (all) => {
        const source = all.join('')
        const { count, start } = physicalLines(source)
        const lines = Array.from({ length: count }, (_, index) => source.slice(start[index], start[index + 1]))
        expect(lines.join('')).toBe(source)
        for (const line of lines.slice(0, -1)) expect(line).toMatch(/^[^\n\r]*(\n|\r\n?)$/)
      }),
    )
  })

  test('the line of an offset is the one whose text holds it', () => {
    fc.assert(
      fc.property(pieces, fc.nat(60), (all, offset) => {
        const source = all.join('')
        fc.pre(offset < source.length)
        const lines = physicalLines(source)
        const line = lineAt(lines, offset)
        expect(lines.start[line - 1]).toBeLessThanOrEqual(offset)
        expect(lines.start[line]).toBeGreaterThan(offset)
      }),
    )
  })

  test('an empty text has line 1', () => {
    expect(lineAt(physicalLines(''), 0)).toBe(1)
  })
})

describe('columns of indentation', () => {
  test.each([
    ['x', 8, 0],
    ['    x', 8, 4],
    ['\tx', 8, 8],
    ['\tx', 1, 1],
    ['   \tx', 8, 8],
    ['        \tx', 8, 16],
    ['\t  x', 8, 10],
    ['  \fx', 8, 0],
    ['  \f  x', 8, 2],
  ])('%j with tab stops of %i: %i', (source, tab, column) => {
    expect(columnOf(source, 0, source.indexOf('x'), tab)).toBe(column)
  })

  test('a byte order mark is no indentation', () => {
    expect(afterByteOrderMark('\ufeffx')).toBe(1)
    expect(afterByteOrderMark('x')).toBe(0)
  })
})
