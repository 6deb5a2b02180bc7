import { expect, test } from 'vitest'
import { joinCells } from '../../../src/parse/notebook/join.ts'

test('joins Python cells in order, leaves out other languages, keeps lines', () => {
  const cells = [
    { cell: 1, source: 'a = 1\nb = 2' },
    { cell: 3, source: '%%bash\nls' },
    { cell: 4, source: '' },
    { cell: 9, source: '!ls\nc = 3' },
  ]
  expect(joinCells(cells, () => undefined)).toEqual({
    source: 'a = 1\nb = 2\n\n\nc = 3\n',
    cells: [
      { cell: 1, firstLine: 1, lines: 2 },
      { cell: 4, firstLine: 3, lines: 1 },
      { cell: 9, firstLine: 4, lines: 2 },
    ],
    broken: [],
  })
})

test('a broken cell becomes blank lines and is named by cell and line', () => {
  const cells = [
    { cell: 2, source: 'a = 1' },
    { cell: 5, source: 'x = 1\nbroken(' },
    { cell: 6, source: 'b = 2' },
  ]
  expect(joinCells(cells, (source) => (source.includes('broken') ? 2 : undefined))).toEqual({
    source: 'a = 1\n\n\nb = 2\n',
    cells: [
      { cell: 2, firstLine: 1, lines: 1 },
      { cell: 5, firstLine: 2, lines: 2 },
      { cell: 6, firstLine: 4, lines: 1 },
    ],
    broken: [{ cell: 5, line: 2, moduleLine: 3, words: ['x', 'broken'] }],
  })
})

test('a backslash that would draw the next cell in breaks its own cell only', () => {
  const sources = ['x = 1 + \\', '2', 'y = 1  # \\', 's = "a\\']
  const { source, broken } = joinCells(
    sources.map((text, index) => ({ cell: index + 1, source: text })),
    () => undefined,
  )
  expect(source).toBe('\n2\ny = 1  # \\\n\n')
  expect(broken.map(({ cell }) => cell)).toEqual([1, 4])
})

test('no cells make an empty module', () => {
  expect(joinCells([], () => undefined)).toEqual({ source: '', cells: [], broken: [] })
})
