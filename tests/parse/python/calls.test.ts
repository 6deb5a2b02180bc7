import { expect, test } from 'vitest'
import { read } from './read.ts'

const calls = (source: string) =>
  read(source).calls.map(({ callee, positional, keywords }) => [callee, positional, keywords.join(' ')].join('|'))

test.each([
  ['f()', ['f|0|']],
  ['a.b.c(1, x)', ['a.b.c|2|']],
  ['f(a, *b, c=1, **d)', ['f|2|c']],
  ['f(a=1, b=g(c=2),)', ['f|0|a b', 'g|0|c']],
  ['f(lambda a, b: a, key=lambda x, y=1: x)', ['f|1|key']],
  ['f(a for b, c in d)', ['f|1|']],
  ['f(a if b else c, [d, e], {f: g}, (h, i))', ['f|4|']],
  ['f(a := 1, b == c)', ['f|2|']],
  ['df.groupby(a).agg(b)', ['df.groupby|1|', 'df.groupby().agg|1|']],
  ['f()()', ['f|0|', 'f()|0|']],
  ['super().__init__(a)', ['super|0|', 'super().__init__|1|']],
  ['a[0](b)', []],
  ['"a".join(b)', []],
  ['(a or b)(c)', []],
  ['(a).b(c)', []],
  ['a . b ( c )', ['a.b|1|']],
  ['@a(1)\ndef f(b=c(2)) -> d(3): pass', ['a|1|', 'c|1|', 'd|1|']],
  ['class A(B, metaclass=c(1)): pass', ['c|1|']],
  ['def f[T](a): pass', []],
  ['match f(x):\n  case A(b): g()\n  case _ if h(): pass', ['f|1|', 'g|0|', 'h|0|']],
  ['match (x):\n  case 1: pass', []],
  ['match(x)', ['match|1|']],
  ['return_ = not (a)\nif (b): pass\nawait (c)', []],
  ['await f(x)', ['f|1|']],
  ['f"{g(a, b=1)!r:>{w(1)}}"', ['g|1|b', 'w|1|']],
  ['print(x)\nprint (y)', ['print|1|', 'print|1|']],
  ['f(', []],
  ['# f()\n"g()"', []],
])('%s', (source, expected) => {
  expect(calls(`${source}\n`)).toEqual(expected)
})

test('know their line and their unit', () => {
  const source =
    'import a\n@a.deco(1)\ndef f():\n  def g():\n    h(\n      i())\nclass C:\n  x = j()\n  def m(self): k()\nl()\n'
  const { calls: found, units } = read(source)
  const shown = found.map(({ callee, line, unit }) => `${callee} ${line} ${units[unit]?.name ?? '-'}`)
  expect(shown).toEqual(['a.deco 2 -', 'h 5 f', 'i 6 f', 'j 8 -', 'k 9 C.m', 'l 10 <script>'])
})

test('chains that no rule could name are left out, in time', () => {
  const { calls: found } = read(`f${'()'.repeat(100_000)}\n`)
  expect(found.length).toBeLessThan(40)
})

test.each([
  ['f(a)', true],
  ['a.b().c(d)', true],
  ['print(a)', true],
  ['x = f(a)', false],
  ['x += f(a)', false],
  ['a or f(b)', false],
  ['x: int = f(a)', false],
  ['return_(a) == f(b)', false],
  ['assert f(a)', false],
])('%s: nothing takes its result: %s', (source, unused) => {
  expect(read(`${source}\n`).calls.at(-1)?.unused === true).toBe(unused)
})
