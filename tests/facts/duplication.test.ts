import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findClones } from '../../src/facts/duplication.ts'
import type { Duplication } from '../../src/facts/types.ts'
import { cloneLines, moduleFacts } from '../helpers/facts.ts'
import { naiveDuplicatedLines, naiveGroups } from './duplication/naive.ts'

type Files = readonly (readonly string[])[]

function find(files: Files, names = files.map((_, index) => `${index}.py`)): Duplication {
  return findClones(files.map((code, index) => moduleFacts({ path: names[index]!, cloneLines: cloneLines(code) })))
}

/** Groups as `lines: path:line-line path:line-line`. */
function show({ groups }: Duplication): string[] {
  return groups.map(({ lines, occurrences }) => {
    const places = occurrences.map(({ at }) => `${at.path}:${at.line}-${at.endLine}`)
    return `${lines}: ${places.join(' ')}`
  })
}

/** Lines that occur once: `a1`, `a2`, ... */
function distinct(name: string, lines: number): string[] {
  return Array.from({ length: lines }, (_, index) => `${name}${index + 1}`)
}

function repeat<T>(times: number, lines: readonly T[]): T[] {
  return Array.from({ length: times }, () => lines).flat()
}

describe('a clone', () => {
  test('has at least six lines', () => {
    const five = [...distinct('a', 5), 'x', ...distinct('a', 5), 'y']
    const six = [...distinct('a', 6), 'x', ...distinct('a', 6), 'y']
    expect(find([five])).toEqual({ comparedLines: 12, duplicatedLines: 0, groups: [] })
    expect(show(find([six]))).toEqual(['6: 0.py:1-6 0.py:8-13'])
    expect(find([six])).toMatchObject({ comparedLines: 14, duplicatedLines: 12 })
  })

  test('stands in several files, at their beginning and end too', () => {
    expect(show(find([distinct('a', 9), ['x', ...distinct('a', 9)], [...distinct('a', 9), 'y']]))).toEqual([
      '9: 0.py:1-9 1.py:2-10 2.py:1-9',
    ])
  })

  test('does not run from the end of a file into the next one', () => {
    const files = [distinct('a', 3), distinct('b', 3), [...distinct('a', 3), ...distinct('b', 3)]]
    expect(find(files).groups).toEqual([])
  })

  test('of which a part stands in a third place is named beside that part', () => {
    const long = distinct('a', 50)
    expect(show(find([long, [...long, 'x'], ['y', ...long.slice(10, 20), 'z']]))).toEqual([
      '50: 0.py:1-50 1.py:1-50',
      '10: 0.py:11-20 1.py:11-20 2.py:2-11',
    ])
  })

  test('owns the lines that stand in no larger one', () => {
    const long = distinct('a', 50)
    const { groups } = find([long, [...long, 'x'], ['y', ...long.slice(10, 20), 'z']])
    expect(groups.map(({ ownLines, spareLines }) => [ownLines, spareLines])).toEqual([
      [100, 50],
      [10, 10],
    ])
  })

  test('is named by the lines of the file, of which the finder sees the code only', () => {
    const code = cloneLines(distinct('a', 6))
    const spread = { ...code, lines: Uint32Array.from([3, 4, 9, 10, 11, 20]) }
    const modules = [moduleFacts({ path: 'a.py', cloneLines: spread }), moduleFacts({ path: 'b.py', cloneLines: code })]
    expect(show(findClones(modules))).toEqual(['6: a.py:3-20 b.py:1-6'])
  })

  test('in a notebook may run over cells', () => {
    const code = distinct('a', 8)
    const cells = [
      { cell: 2, firstLine: 1, lines: 3 },
      { cell: 4, firstLine: 4, lines: 5 },
    ]
    const notebook = moduleFacts({ path: 'n.ipynb', role: 'notebook', cells, cloneLines: cloneLines(code) })
    const { groups } = findClones([notebook, moduleFacts({ path: 'z.py', cloneLines: cloneLines(code) })])
    expect(groups[0]?.occurrences[0]?.at).toEqual({ path: 'n.ipynb', cell: 2, line: 1, endCell: 4, endLine: 5 })
  })

  test('has a content that depends on its lines alone', () => {
    const once = find([distinct('a', 6), distinct('a', 6)])
    const moved = find([['x', ...distinct('a', 6)], distinct('b', 6), ['y', 'z', ...distinct('a', 6)]])
    const other = find([distinct('b', 6), distinct('b', 6)])
    expect(moved.groups[0]?.content).toBe(once.groups[0]?.content)
    expect(other.groups[0]?.content).not.toBe(once.groups[0]?.content)
    expect(once.groups[0]?.content).toMatch(/^[0-9a-f]{16}$/)
  })
})

describe('the same lines over and over', () => {
  test('are one group of the lines that repeat', () => {
    expect(show(find([['x', ...repeat(4, distinct('a', 7)), 'y']]))).toEqual([
      '7: 0.py:2-8 0.py:9-15 0.py:16-22 0.py:23-29',
    ])
  })

  test('are taken together until they make six lines', () => {
    expect(show(find([['x', ...repeat(6, distinct('a', 4)), 'y']]))).toEqual(['8: 0.py:2-9 0.py:10-17 0.py:18-25'])
    const equal = find([repeat(1000, ['a'])])
    expect(equal.groups).toHaveLength(1)
    expect(equal.groups[0]?.lines).toBe(6)
    expect(equal.groups[0]?.occurrences).toHaveLength(166)
    expect(equal.duplicatedLines).toBe(1000)
  })

  test('that stand in two files are a clone of the whole as well', () => {
    const [whole, unit] = find([repeat(100, ['a']), repeat(100, ['a'])]).groups
    expect([whole?.lines, whole?.occurrences.length]).toEqual([100, 2])
    expect([unit?.lines, unit?.occurrences.length]).toEqual([6, 32])
  })

  test('cost no more than other lines', () => {
    const started = performance.now()
    const { groups } = find([
      repeat(200_000, ['a']),
      repeat(20_000, distinct('b', 3)),
      repeat(300, repeat(300, ['c']).concat('d')),
    ])
    expect(groups.length).toBeLessThan(2_000)
    expect(performance.now() - started).toBeLessThan(20_000)
  })
})

test('text with more places than anyone reads is measured, and its longest clones are named', () => {
  // All pieces of a text, each in a file of its own: every piece is maximal, and stands in all longer ones.
  const text = distinct('a', 70)
  const pieces = text.flatMap((_, from) =>
    text.slice(from + 6).map((_line, length) => text.slice(from, from + 6 + length)),
  )
  const { groups, omitted, duplicatedLines } = find(pieces)
  expect(omitted).toBeGreaterThan(0)
  expect(groups[0]?.lines).toBeGreaterThan(60)
  expect(groups.reduce((sum, { occurrences }) => sum + occurrences.length, 0)).toBeLessThanOrEqual(500_000)
  expect(duplicatedLines).toBe(pieces.flat().length)
})

const files = fc.array(fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 40 }), { maxLength: 4 })
/** Copies of pieces of one text, so that long clones with different ends come about. */
const pieces = fc
  .tuple(
    fc.array(fc.nat(9), { minLength: 12, maxLength: 40 }),
    fc.array(fc.array(fc.tuple(fc.nat(40), fc.nat(40)), { maxLength: 3 }), { maxLength: 4 }),
  )
  .map(([text, cuts]) =>
    cuts.map((file) => file.flatMap(([a, b]) => [...text.slice(Math.min(a, b), Math.max(a, b)).map(String), 'x'])),
  )
const periodic = fc
  .array(
    fc.array(
      fc.tuple(fc.array(fc.constantFrom('a', 'b'), { minLength: 1, maxLength: 9 }), fc.integer({ min: 1, max: 6 })),
      { maxLength: 3 },
    ),
    { maxLength: 3 },
  )
  .map((all) => all.map((file) => file.flatMap(([lines, times]) => repeat(times, lines))))

describe.each([
  ['random lines', files],
  ['copied pieces', pieces],
  ['repetitions', periodic],
] as const)('over %s', (_, arbitrary) => {
  test('the groups are those that the definition says', () => {
    fc.assert(
      fc.property(arbitrary, (code) => {
        const expected = naiveGroups(code).map(
          ({ block, places }) =>
            `${block.length}: ${places.map(({ file, line }) => `${file}.py:${line + 1}-${line + block.length}`).join(' ')}`,
        )
        expect(show(find(code)).sort()).toEqual(expected.sort())
      }),
      { numRuns: 300 },
    )
  })

  test('duplicated lines are those that the definition says', () => {
    fc.assert(
      fc.property(arbitrary, (code) => {
        expect(find(code).duplicatedLines).toBe(naiveDuplicatedLines(code))
      }),
      { numRuns: 300 },
    )
  })

  test('the own lines of the groups are the lines in their copies, each once', () => {
    fc.assert(
      fc.property(arbitrary, (code) => {
        const { groups, duplicatedLines } = find(code)
        const copies = groups.flatMap(({ occurrences }) => occurrences)
        const lines = copies.flatMap(({ module, first, last }) =>
          Array.from({ length: last - first + 1 }, (_, index) => `${module}:${first + index}`),
        )
        const own = groups.reduce((sum, { ownLines }) => sum + ownLines, 0)
        expect(own).toBe(new Set(lines).size)
        expect(own).toBeLessThanOrEqual(duplicatedLines)
      }),
    )
  })

  test('the order of the files does not matter', () => {
    fc.assert(
      fc.property(arbitrary, (code) => {
        const names = code.map((_, index) => `${index}.py`)
        const turned = find(code.toReversed(), names.toReversed())
        const module = (index: number): number => code.length - 1 - index
        const groups = turned.groups.map((group) => ({
          ...group,
          occurrences: group.occurrences.map((copy) => ({ ...copy, module: module(copy.module) })),
        }))
        expect({ ...turned, groups }).toEqual(find(code, names))
      }),
    )
  })
})
