import fc from 'fast-check'
import { expect, test } from 'vitest'
import { locate } from '../../../src/facts/types/locate.ts'
import type { CellSpan } from '../../../src/facts/types.ts'

const notebook = {
  path: 'a.ipynb',
  cells: [
    { cell: 2, firstLine: 1, lines: 3 },
    { cell: 5, firstLine: 4, lines: 1 },
    { cell: 6, firstLine: 5, lines: 10 },
  ],
}

test('a line of a plain module is named as it is', () => {
  expect(locate({ path: 'a.py' }, 7)).toEqual({ path: 'a.py', line: 7 })
  expect(locate({ path: 'a.py' }, 7, 9)).toEqual({ path: 'a.py', line: 7, endLine: 9 })
})

test('a line of a notebook is named by cell and line inside the cell', () => {
  expect(locate(notebook, 3)).toEqual({ path: 'a.ipynb', cell: 2, line: 3 })
  expect(locate(notebook, 4, 4)).toEqual({ path: 'a.ipynb', cell: 5, line: 1, endLine: 1 })
  expect(locate(notebook, 6, 14)).toEqual({ path: 'a.ipynb', cell: 6, line: 2, endLine: 10 })
})

test('a range over several cells ends in a cell of its own', () => {
  expect(locate(notebook, 2, 6)).toEqual({ path: 'a.ipynb', cell: 2, line: 2, endLine: 2, endCell: 6 })
})

test('every line lands in the cell that holds it', () => {
  const heights = fc.array(fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 5 })), { minLength: 1 })
  fc.assert(
    fc.property(heights, (sizes) => {
      const cells: CellSpan[] = []
      const expected: { cell: number; line: number }[] = []
      let cell = 0
      for (const [step, lines] of sizes) {
        cell += step
        cells.push({ cell, firstLine: expected.length + 1, lines })
        for (let line = 1; line <= lines; line++) expected.push({ cell, line })
      }
      expect(expected.map((_, index) => locate({ path: 'n', cells }, index + 1))).toEqual(
        expected.map((at) => ({ path: 'n', ...at })),
      )
    }),
  )
})
