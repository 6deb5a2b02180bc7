import { describe, expect, test } from 'vitest'
import { compareFindings } from '../../src/compare/findings.ts'
import { type Known, knownFindings } from '../../src/compare/known.ts'
import type { Pair } from '../../src/compare/match.ts'
import { folderOf, partsIn, pieceOf, piecesOf, type Whole } from '../../src/compare/parts.ts'
import { fields, flag, isObject, listOf, maybe, numeric, text, valuesOf } from '../../src/compare/shape.ts'
import { wholesOf } from '../../src/compare/wholes.ts'
import type { Finding } from '../../src/model.ts'
import { known, knownFinding } from '../helpers/known.ts'
import { reported, reportOf } from '../helpers/report.ts'
import { finding } from '../helpers/results.ts'

const SIMPLE = 'maintainability/write-simple-units'
const ONCE = 'maintainability/write-code-once'
const copies = (count: number, files = 'ab') => ({ count, files })

/** A clone has no symbol. */
function clone(some: Partial<Known> = {}): Known {
  const { symbol: _symbol, ...rest } = known({ rule: ONCE, copies: copies(2), ...some })
  return rest
}

describe('the piece of code that a finding is about', () => {
  test('is the unit for all guidelines of units', () => {
    expect(pieceOf(known())).toBe(pieceOf(known({ rule: SIMPLE, value: 9, fingerprint: 'other' })))
    expect(pieceOf(known())).not.toBe(pieceOf(known({ symbol: 'load' })))
    expect(pieceOf(known())).not.toBe(pieceOf(known({ path: 'b.py' })))
  })

  test('is a clone by the files of its copies, however many there are', () => {
    expect(pieceOf(clone())).toBe(pieceOf(clone({ copies: copies(5) })))
    expect(pieceOf(clone())).not.toBe(pieceOf(clone({ copies: copies(2, 'ac') })))
  })

  test('is nothing for a finding that cannot be divided', () => {
    expect(pieceOf(known({ rule: 'maintainability/automate-tests' }))).toBeUndefined()
    expect(pieceOf(known({ rule: 'data/data-tests' }))).toBeUndefined()
  })

  test('holds all its findings; the largest comes first', () => {
    const found = [
      known({ symbol: 'a', lines: 20 }),
      known({ symbol: 'b', lines: 50 }),
      known({ symbol: 'a', rule: SIMPLE, lines: 20 }),
    ]
    const pieces = piecesOf([...found, known({ rule: 'data/data-tests' })])
    expect(pieces.map(({ lines, findings }) => [lines, findings.length])).toEqual([
      [50, 1],
      [20, 2],
    ])
  })
})

test.each([
  ['a.py', ''],
  ['src/a.py', 'src/'],
  ['src/b/a.py', 'src/b/'],
])('the folder of %s is “%s”', (path, folder) => {
  expect(folderOf(path)).toBe(folder)
})

describe('parts of what went away', () => {
  const whole = (findings: readonly Known[], room: number): Whole<Known> => ({
    ...{ findings, path: 'a.py', oldPaths: new Set(['a.py']), lines: findings[0]!.lines, room },
  })
  const fit = known({ value: 80, lines: 80, risk: 'very-high' })
  const names = (parts: readonly Known[]) => parts.map(({ symbol }) => symbol)

  test('are smaller, and all together hardly more code', () => {
    const pieces = piecesOf([
      known({ symbol: 'a', value: 50, lines: 50 }),
      known({ symbol: 'b', value: 40, lines: 40 }),
      known({ symbol: 'c', value: 30, lines: 30 }),
    ])
    // Room for 100 lines: 50 and 40; the last one no longer fits.
    expect(names(partsIn(pieces, whole([fit], 100)))).toEqual(['a', 'b'])
    expect(names(partsIn(pieces, whole([fit], 40)))).toEqual(['b'])
  })

  test('are no parts when they are as bad as the whole was', () => {
    const same = piecesOf([known({ symbol: 'a', value: 80, lines: 60 })])
    expect(partsIn(same, whole([fit], 100))).toEqual([])
  })

  test('of another guideline are told by their risk', () => {
    const simple = (risk: Known['risk']) => piecesOf([known({ symbol: 'a', rule: SIMPLE, value: 9, lines: 30, risk })])
    expect(partsIn(simple('high'), whole([fit], 100))).toHaveLength(1)
    expect(partsIn(simple('very-high'), whole([fit], 100))).toEqual([])
  })

  test('of a unit are units, of a clone clones in the same files', () => {
    const block = piecesOf([clone({ value: 10, lines: 10 })])
    expect(partsIn(block, whole([fit], 100))).toEqual([])
    const before = clone({ value: 30, lines: 30 })
    expect(partsIn(block, whole([before], 40))).toHaveLength(1)
    expect(partsIn(piecesOf([clone({ value: 10, lines: 10, copies: copies(2, 'zz') })]), whole([before], 40))).toEqual(
      [],
    )
    expect(partsIn(piecesOf([known({ symbol: 'a', value: 10, lines: 10 })]), whole([before], 40))).toEqual([])
  })
})

describe('code of which something went away', () => {
  const pair = (before: Partial<Known>, after: Partial<Known>): Pair<Known, Known> => ({
    before: known({ content: 'old', ...before }),
    after: known({ content: 'new', ...after }),
    how: 'edited',
  })

  test('is what is gone, and what is smaller than it was; largest first', () => {
    const gone = [known({ symbol: 'gone', lines: 30, value: 30 })]
    const pairs = [pair({ symbol: 'less', lines: 60, value: 60 }, { symbol: 'less', lines: 40, value: 40 })]
    const wholes = wholesOf({ pairs, gone, added: [] })
    expect(wholes.map(({ findings, lines }) => [findings[0]?.symbol, lines])).toEqual([
      ['less', 60],
      ['gone', 30],
    ])
    // A quarter more than it was may have come out, less what is left of it.
    expect(wholes.map(({ room }) => room)).toEqual([60 * 1.25 - 40, 30 * 1.25])
  })

  test('is not what has grown, nor what was only formatted anew', () => {
    const grown = pair({ value: 30, lines: 30 }, { value: 40, lines: 40 })
    const formatted = pair({ value: 40, lines: 40, content: 'same' }, { value: 30, lines: 30, content: 'same' })
    expect(wholesOf({ pairs: [grown, formatted], gone: [], added: [] })).toEqual([])
  })

  test('is not a unit of which all lines are still there', () => {
    // It has fewer parameters, but as many lines: nothing can have come out of it.
    const fewer = pair({ value: 9, lines: 40 }, { value: 3, lines: 40 })
    expect(wholesOf({ pairs: [fewer], gone: [], added: [] })).toEqual([])
  })

  test('has its worst finding first, and stands where its file is now', () => {
    const gone = [known({ risk: 'moderate', value: 20 }), known({ rule: SIMPLE, risk: 'very-high', value: 30 })]
    const moved = pair({ symbol: 'other' }, { symbol: 'other', path: 'new.py', value: 99 })
    const [whole] = wholesOf({ pairs: [moved], gone, added: [] })
    expect(whole?.findings.map(({ rule }) => rule)).toEqual([SIMPLE, 'maintainability/write-short-units'])
    expect(whole?.path).toBe('new.py')
    expect([...whole!.oldPaths]).toEqual(['a.py'])
  })
})

describe('findings of two reports', () => {
  const UNITS = 'maintainability/write-short-units'
  const unit = (symbol: string, value: number, some: Partial<Finding> = {}) =>
    finding({ symbol, value, lines: value, content: `${symbol} ${value}`, fingerprint: `${symbol} ${value}`, ...some })
  const between = (before: readonly Finding[], after: readonly Finding[]) =>
    compareFindings(
      reportOf([reported(UNITS, { findings: before })]),
      reportOf([reported(UNITS, { findings: after })]),
    )(UNITS)

  test('are told apart by what became of them', () => {
    const moved = { content: 'same code', symbol: 'moved' }
    const found = between(
      [
        unit('same', 40),
        unit('less', 50),
        unit('more', 30),
        unit('gone', 20),
        unit('m', 33, { ...moved, fingerprint: 'm1' }),
      ],
      [
        unit('same', 40),
        unit('less', 45),
        unit('more', 35),
        unit('m', 33, { ...moved, fingerprint: 'm2', at: { path: 'b.py', line: 1 } }),
        unit('fresh', 90, { at: { path: 'c.py', line: 1 } }),
      ],
    )
    const symbols = (list: readonly Finding[]) => list.map(({ symbol }) => symbol)
    expect(symbols(found.fixed)).toEqual(['gone'])
    expect(symbols(found.added)).toEqual(['fresh'])
    expect(symbols(found.better.map(({ after }) => after))).toEqual(['less'])
    expect(symbols(found.worse.map(({ after }) => after))).toEqual(['more'])
    expect(found.moved.map(({ before, after }) => [before.at.path, after.at.path])).toEqual([['a.py', 'b.py']])
    expect([found.unchanged, found.split]).toEqual([1, []])
  })

  test('of another rule are no concern of this one', () => {
    const before = reportOf([reported(UNITS), reported(SIMPLE, { findings: [unit('a', 9)] })])
    const of = compareFindings(before, before)
    expect(of(UNITS).unchanged).toBe(0)
    expect(of(SIMPLE).unchanged).toBe(1)
  })

  test('are known by rule, place, value and a hash of their content', () => {
    const [one] = knownFindings(reportOf([reported(UNITS, { findings: [unit('fit', 40)] })]))
    const { content, finding: _finding, ...rest } = one!
    expect(rest).toEqual({
      ...{ rule: UNITS, fingerprint: 'fit 40', path: 'a.py', symbol: 'fit', risk: 'high', value: 40, lines: 40 },
    })
    expect(content).toMatch(/^[0-9a-f]{10}$/)
    expect(knownFinding().finding.at.path).toBe('a.py')
  })

  test('have copies where they are clones, not where others use them', () => {
    const related = [
      { path: 'c.py', line: 1 },
      { path: 'b.py', line: 1 },
    ]
    const [block, turned, used] = knownFindings(
      reportOf([
        reported(ONCE, {
          findings: [
            finding({ related }),
            finding({ related: related.toReversed() }),
            finding({ related, relation: 'uses' }),
          ],
        }),
      ]),
    )
    expect(block?.copies?.count).toBe(3)
    expect(turned?.copies).toEqual(block?.copies)
    expect(used).not.toHaveProperty('copies')
  })
})

describe('the form of a report that somebody hands in', () => {
  test('of single values', () => {
    expect([text('a'), text(1), numeric(1), numeric('1'), flag(false), flag(0)]).toEqual([
      ...[true, false, true, false, true, false],
    ])
  })

  test('of values that may be absent: null is not absent', () => {
    expect([maybe(text)(undefined), maybe(text)('a'), maybe(text)(1), maybe(text)(null)]).toEqual([
      ...[true, true, false, false],
    ])
  })

  test('of lists and objects', () => {
    expect([listOf(text)([]), listOf(text)(['a']), listOf(text)(['a', 1]), listOf(text)('a')]).toEqual([
      ...[true, true, false, false],
    ])
    expect([isObject({}), isObject([]), isObject(null), isObject('a')]).toEqual([true, false, false, false])
    const shape = fields({ name: text, age: maybe(numeric) })
    expect([shape({ name: 'a' }), shape({ name: 'a', more: 1 }), shape({ age: 1 }), shape(null)]).toEqual([
      ...[true, true, false, false],
    ])
    expect([valuesOf(numeric)({ a: 1 }), valuesOf(numeric)({ a: 1, b: 'x' }), valuesOf(numeric)([1])]).toEqual([
      ...[true, false, false],
    ])
  })
})
