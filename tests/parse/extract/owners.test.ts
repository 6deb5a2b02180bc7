import { describe, expect, test } from 'vitest'
import { findOwners } from '../../../src/parse/extract/owners.ts'
import { parameterCount } from '../../../src/parse/extract/parameters.ts'
import { syntaxOf } from './syntax.ts'

/** Line of each statement with the unit that it counts for. */
function ownersIn(bodies: boolean, ...lines: readonly string[]): string[] {
  const syntax = syntaxOf(...lines)
  const { units, ofStatement } = findOwners(syntax, bodies)
  return syntax.statements.map(({ first }, index) => {
    const unit = units[ofStatement[index]!]
    return `${syntax.tokens.line[first]} ${unit === undefined ? '-' : unit.name}`
  })
}

const MODULE = [
  '"""A module."""', // 1
  'import os', // 2
  'LIMIT = 3', // 3
  'class C:', // 4
  '  size = 1', // 5
  '  def m(self):', // 6
  '    def inner(): return 1', // 7
  '    return inner()', // 8
  'if os.name:', // 9
  '  def f(): pass', // 10
  'run()', // 11
]

describe('what counts for which unit', () => {
  test('functions take what is inside of them, the script body what runs at the top level', () => {
    expect(ownersIn(false, ...MODULE)).toEqual([
      ...['1 -', '2 -', '3 -', '4 -', '5 -', '6 C.m', '7 C.m', '7 C.m', '8 C.m', '9 -', '10 f', '10 f', '11 <script>'],
    ])
  })

  test('as Better Code Hub counted, class bodies and all of the top level are units too', () => {
    const owners = ownersIn(true, ...MODULE)
    expect(owners.slice(0, 5)).toEqual(['1 <script>', '2 <script>', '3 <script>', '4 C', '5 C'])
    expect(owners.at(-1)).toBe('11 <script>')
  })

  test.each([
    [['try:', '  import a', 'except ImportError:', '  a = None'], []],
    [['if DEBUG:', '  x = 1'], []],
    [['x: int', 'type X = int', 'a = b = {"c": [1]}'], []],
    [
      ['if a:', '  b = c()'],
      ['1', '2'],
    ],
    [
      ['for a in b:', '  pass'],
      ['1', '2'],
    ],
    [['x = f()'], ['1']],
    [['print("a")'], ['1']],
    [['assert x'], ['1']],
  ])('%j: the script body is %j', (lines, script) => {
    const own = ownersIn(false, ...lines).filter((one) => one.endsWith('<script>'))
    expect(own.map((one) => one.split(' ')[0])).toEqual(script)
  })
})

describe('parameters', () => {
  const countOf = (header: string, isMethod = false) => {
    const syntax = syntaxOf(...header.split('\n'), '  pass')
    const definition = syntax.statements.findIndex(({ isCompound }) => isCompound)
    return parameterCount(syntax, definition, isMethod)
  }

  test.each([
    ['def f():', 0],
    ['def f(a, b):', 2],
    ['def f(a, b=1, *args, c, d=2, **kw):', 6],
    ['def f(a, /, b, *, c):', 3],
    ['def f(a: dict[str, int] = {1: 2}, b=(1, 2)):', 2],
    ['def f(a=lambda x, y: x, b=[i for i, j in z]):', 2],
    ['def f[T: (int, str)](a: T):', 1],
    ['async def f(a,\n  b,\n):', 2],
    ['def f(self, a):', 2],
  ])('%s: %i', (header, count) => {
    expect(countOf(header)).toBe(count)
  })

  test.each([
    ['def m(self, a):', 1],
    ['def m(cls, a, b):', 2],
    ['@staticmethod\ndef m(self, a):', 2],
    ['@classmethod\ndef m(cls):', 0],
    ['def m(this, a):', 2],
    ['def m(*self):', 1],
  ])('method %s: %i', (header, count) => {
    expect(countOf(header, true)).toBe(count)
  })
})
