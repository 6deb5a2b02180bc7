import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readSyntax } from '../../../src/parse/extract/module.ts'
import { isPlainPython } from '../../../src/parse/grammar/index.ts'

const require = createRequire(import.meta.url)
const parser = new (require('tree-sitter'))()
parser.setLanguage(require('tree-sitter-python'))

const isInGrammar = (source: string): boolean => !parser.parse(source).rootNode.hasError

const accepts = (source: string): boolean => {
  const syntax = readSyntax(source)
  return syntax.errorLine === Number.POSITIVE_INFINITY && isPlainPython(syntax)
}

const STATEMENTS = [
  ...['import os.path as path, sys', 'from . import (a, b as c,)', 'from ...a.b import *', 'from __future__ import x'],
  ...['x = 1', 'x = y = (yield)', 'x, *y = z', '(a, [b, c.d]), e[0].f = g', 'x: int = 1', 'self.x: List[A | None]'],
  ...['x @= y ** -z // ~w', 'x += yield', 'x', 'x, y,', 'f(x)(y)[z].w', 'del x, y[1:2, ::3], z.a', 'global x, y'],
  ...[
    'return',
    'return x, y',
    'raise',
    'raise E(x) from None',
    'assert x, "y"',
    'pass',
    'yield',
    'yield from x',
    'await x',
  ],
  ...[
    'f(a, *b, c=d, **e)',
    'f(x for x in y if z)',
    'f(a := b, print, type=int)',
    'print(x, file=y)',
    'match(x)',
    'x.type',
  ],
  ...[
    '[x for x, (y, *z) in w if x for v in x]',
    '{a: b, **c}',
    '{a, *b}',
    '{a: b for a, b in c}',
    '{}',
    '()',
    '(a,)',
    '[*a, b]',
  ],
  ...[
    'x if y else z if a else b',
    'lambda: x',
    'lambda x, *y, z=1, **w: (x, y)',
    'not x in y and z is not w',
    'a < b <= c != d',
  ],
  ...[
    'x[:]',
    'x[1:]',
    'x[::2, ..., None]',
    'x[a, b:c]',
    "'a' \"b\" f'{x!r:>{y}} {z=}' rb'c'",
    "f'{a, b}{{}}'",
    "f'''{x\n}'''",
  ],
  ...['x = 0xFF + 0b1 - 0o7 * 1_000 / 1e-5j', 'x = ...', 'x = None; y = True; z = not False', 'x = [\n 1,\n 2,\n]'],
  ...[
    'if (x := y) and z: a',
    'if x := f(y): a',
    'while True: x; y;',
    'for x in y, z: a',
    'for i, (j, k) in x.items(): a',
    'with a as b, c(): d',
  ],
  ...[
    'class A: pass',
    'class A(B, metaclass=C): x = 1',
    'def f(): pass',
    'async def f(a, /, b: int = 1, *, c, **d: E) -> F[G]: pass',
  ],
  ...[
    '@a.b(c)\ndef f(*args: int): pass',
    'try: x\nexcept: y\nelse: z\nfinally: w',
    'try: x\nexcept (A, B) as e: y',
    'async def f():\n  async with a: pass',
  ],
  ...[
    'async def f():\n  async for x in y: pass',
    'def f():\n  return [x async for x in y]',
    'if a: b\nelif c: d\nelse: e',
  ],
]

test.each(STATEMENTS)('common Python is accepted: %j', (source) => {
  expect(isInGrammar(source)).toBe(true)
  expect(accepts(source)).toBe(true)
})

test.each([
  ...[
    'x =',
    'x = a.',
    'not',
    'x = lambda:',
    'x = 0o',
    'x = 1__0',
    'x = 0b12',
    '*',
    'print(a b)',
    'x = y z',
    'x = *y',
    '(*x)',
  ],
  ...[
    '; x',
    'x;; y',
    'x\n; y',
    'if x: ; y',
    'x ; ;',
    'f() = 1',
    '(a, f()) = 1',
    'x + 1 = 2',
    'a, b += 1',
    'a, b: int',
    'x = 1 = y',
  ],
  ...['else:\n  x', 'elif x:\n  y', 'except:\n  x', 'finally:\n  x', 'try:\n  x', '@a', '@a\nx = 1', 'case x:\n  y'],
  ...[
    'if x:\n  y\nelse:\n  z\nelse:\n  w',
    'for x in y:\n  z\nfinally:\n  w',
    'if x:\n  y\nz\nelse:\n  w',
    'class A: if b: c',
  ],
  ...['try:\n  x\nelse:\n  y\nfinally:\n  z', 'try:\n  x\nfinally:\n  y\nexcept A:\n  z', 'if x: y\nexcept A: z'],
  ...[
    'try:\n  x\ny\nexcept A:\n  z',
    'def f():\n  @a\nx',
    'x = “a”',
    'def f(a:)\n  pass',
    'match x:\n  case 1 2:\n    y',
  ],
  ...[
    'f(x for y)',
    'f(x for x in y, z)',
    '{a: b, c}',
    '{a, b: c}',
    '{**a, b}',
    '{*a, b: c}',
    'x[]',
    'x[a::b:c]',
    'yield from x, y',
  ],
  ...[
    'a + not b',
    'a or lambda: b',
    'not',
    'a if b',
    'a else b',
    'a if b if c else d else e',
    '[a if b for a in c else d]',
    'a not b',
  ],
  ...[
    'def f(a b): x',
    'def f(*): x',
    'def f(**): x',
    'def f((a, b)): x',
    'def f(a=): x',
    'def f(*a=1): x',
    'lambda a: int: a',
    'class: x',
  ],
  ...[
    'import',
    'import a.',
    'import a as',
    'from import a',
    'from . import',
    'from a import (b',
    'from a import b,',
    'from __future__ import *',
  ],
  ...[
    "f'{}'",
    "f'{x!z}'",
    "f'{a b}'",
    "f'{x'",
    'for in x: y',
    'for x: y',
    'for f() in x: y',
    'with: x',
    'with a as f(): x',
    'except A, B as c: x',
  ],
  ...[
    'global',
    'global x.y',
    'pass x',
    'raise a, b',
    'del f()',
    'del',
    'x := 1',
    'f(a.b := 1)',
    'await',
    'return = 1',
    'print x',
    "exec 'x'",
  ],
])('what is no Python is not accepted, whatever stands around it: %j', (source) => {
  for (const text of [source, `x = 1\n${source}\n`, `${source}\ny = 2\n`]) expect(accepts(text)).toBe(false)
})

test('what nests without end is not accepted, and costs no more than its length', () => {
  expect(accepts(`x = ${'('.repeat(50)}1${')'.repeat(50)}`)).toBe(true)
  expect(accepts(`x = ${'('.repeat(100_000)}1${')'.repeat(100_000)}`)).toBe(false)
})

const ROOT = fileURLToPath(new URL('../../..', import.meta.url))
const SOURCES = ['fixtures/repositories', 'scripts', 'tests'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.py'))
    .map((name) => readFileSync(join(ROOT, folder, name), 'utf8')),
)

const BITS = [
  ...'( ) : , = [ ] { } * ** . @ -> := += " \n ; | ! ~ - ... x 1 0o'.split(' '),
  ...'if else in for as not and lambda async await yield is print del return None type match from import class def with'.split(
    ' ',
  ),
  ...["f'{", "}'", "f'{x}'", "'s'", 'try: ', 'except: '],
]

/** Real modules and the statements above, with something put in or taken out in up to three places. */
const broken = fc
  .tuple(
    fc.constantFrom(...STATEMENTS, ...SOURCES),
    fc.array(fc.tuple(fc.nat(), fc.nat({ max: 6 }), fc.constantFrom('', '', ...BITS)), { minLength: 1, maxLength: 3 }),
  )
  .map(([text, changes]) => {
    let changed = text
    for (const [place, taken, bit] of changes) {
      const at = place % (changed.length + 1)
      changed = `${changed.slice(0, at)}${bit === '' ? '' : ` ${bit} `}${changed.slice(at + taken)}`
    }
    return `${changed}\n`
  })

/** In `f'{x:= !r}'` the format is `= !r`: Python reads it, tree-sitter does not. */
const READ_BY_PYTHON_ALONE = /\{[^{}\n]*:= *!/

test('what is accepted is in the grammar of tree-sitter', () => {
  fc.assert(
    fc.property(broken, (source) => {
      if (accepts(source) && !READ_BY_PYTHON_ALONE.test(source)) expect(isInGrammar(source)).toBe(true)
    }),
    { numRuns: 3000 },
  )
})
