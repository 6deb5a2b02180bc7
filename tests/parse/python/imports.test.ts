import { describe, expect, test } from 'vitest'
import { read } from './read.ts'

const names = (source: string) =>
  read(source).imports.map(({ module, level, name, bound, line }) => [module, level, name, bound, line])

describe('names', () => {
  test.each([
    ['import a', [['a', 0, undefined, 'a', 1]]],
    ['import a.b.c', [['a.b.c', 0, undefined, 'a', 1]]],
    [
      'import a.b as c, d',
      [
        ['a.b', 0, undefined, 'c', 1],
        ['d', 0, undefined, 'd', 1],
      ],
    ],
    ['from a import b', [['a', 0, 'b', 'b', 1]]],
    [
      'from a.b import c as d, e',
      [
        ['a.b', 0, 'c', 'd', 1],
        ['a.b', 0, 'e', 'e', 1],
      ],
    ],
    ['from . import a', [['', 1, 'a', 'a', 1]]],
    ['from .a import b', [['a', 1, 'b', 'b', 1]]],
    ['from ... import a', [['', 3, 'a', 'a', 1]]],
    ['from ....a import b', [['a', 4, 'b', 'b', 1]]],
    ['from a import *', [['a', 0, '*', '*', 1]]],
    [
      'from a import (\n  b, # why\n  c as d,\n)',
      [
        ['a', 0, 'b', 'b', 2],
        ['a', 0, 'c', 'd', 3],
      ],
    ],
    ['import a \\\n  as b', [['a', 0, undefined, 'b', 1]]],
    [
      'x = 1; import a; from b import c',
      [
        ['a', 0, undefined, 'a', 1],
        ['b', 0, 'c', 'c', 1],
      ],
    ],
    ['if x: import a', [['a', 0, undefined, 'a', 1]]],
    [
      'from match import case, type',
      [
        ['match', 0, 'case', 'case', 1],
        ['match', 0, 'type', 'type', 1],
      ],
    ],
    ['def f():\n  yield from a\n  raise A from b', []],
    ['"import a"\n# import b', []],
  ])('%s', (source, expected) => {
    expect(names(`${source}\n`)).toEqual(expected)
  })

  test.each(['import', 'from', 'from a', 'from a import', 'from . import (', 'import a as'])(
    'of %j: no more than it has',
    (source) => {
      expect(names(source).length).toBeLessThanOrEqual(1)
    },
  )
})

describe('what they stand under', () => {
  test.each([
    ['import a', {}],
    ['def f():\n  if x:\n    import a', { local: true, guarded: true }],
    ['class A:\n  import a', {}],
    ['class A:\n  def f(self): import a', { local: true }],
    ['if TYPE_CHECKING:\n  import a', { typing: true }],
    ['if typing.TYPE_CHECKING: import a', { typing: true }],
    ['if TYPE_CHECKING:\n  b\nelse:\n  import a', { guarded: true }],
    ['if x:\n  b\nelif TYPE_CHECKING:\n  import a', { typing: true, guarded: true }],
    ['if not TYPE_CHECKING:\n  import a', { guarded: true }],
    ['if sys.version_info > (3, 8):\n  import a', { guarded: true }],
    ['if x: pass\nelif y:\n  import a', { guarded: true }],
    ['try:\n  import a\nexcept ImportError:\n  a = None', { guarded: true }],
    ['try:\n  import a\nexcept (KeyError, ModuleNotFoundError):\n  a = None', { guarded: true }],
    ['try:\n  import a\nexcept KeyError: pass\nexcept:\n  pass', { guarded: true }],
    ['try:\n  import a\nexcept Exception as e: pass', { guarded: true }],
    ['try:\n  import a\nexcept KeyError:\n  pass', {}],
    ['try:\n  import a\nfinally:\n  pass', {}],
    ['try:\n  b\nexcept ImportError:\n  import a', { guarded: true }],
    ['with b:\n  for c in d:\n    import a', {}],
  ])('%s', (source, expected) => {
    const none = { local: false, typing: false, guarded: false }
    expect(read(`${source}\n`).imports).toMatchObject([{ ...none, ...expected }])
  })
})
