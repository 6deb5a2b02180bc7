import fc from 'fast-check'
import { expect, it } from 'vitest'
import { factsOf } from './names.ts'

const WORDS = [
  'import',
  'from',
  'as',
  'x',
  'self',
  'self.x',
  'df',
  'pd',
  'pandas',
  'def',
  'class',
  'return',
  'with',
  'if',
  'try',
  'except',
  'ImportError',
  'for',
  'in',
  'while',
  '__name__',
  'lambda',
  'await',
  'not',
  '(',
  ')',
  '[',
  ']',
  '{',
  '}',
  ':',
  ',',
  '=',
  '.',
  '.loc',
  '->',
  ':=',
  '|',
  '*',
  '**',
  '"a"',
  "'b",
  '"""',
  'f"{x}"',
  '1',
  '-1',
  '1e999',
  'None',
  '\n',
  '\n  ',
  '\n    ',
  '@',
  ';',
  '+=',
  '\\',
]

it('never throws on tokens in any order', async () => {
  const soup = fc.array(fc.constantFrom(...WORDS), { maxLength: 60 }).map((words) => words.join(' '))
  await fc.assert(
    fc.asyncProperty(soup, soup, async (a, b) => {
      const profile = await factsOf('profile', { 'pkg/__init__.py': '', 'pkg/a.py': a, 'pkg/b.py': b })
      expect(profile.training.every(({ line }) => line >= 1)).toBe(true)
    }),
    { numRuns: 150 },
  )
}, 60_000)

it('follows rings and long ways of variables no further than needed', async () => {
  const names = Array.from({ length: 400 }, (_, n) => `a${n} = a${n + 1}.b()`)
  const rings = [
    'a = b',
    'b = a',
    'def f():',
    '    return g()',
    'def g():',
    '    return f()',
    'class A(B): pass',
    'class B(A): pass',
  ]
  const { calls } = await factsOf('names', { 'a.py': [...rings, ...names, 'a.x()', 'f().x()', 'A().x()'].join('\n') })
  expect(calls.some(({ name }) => name === 'a.f')).toBe(true)
})
