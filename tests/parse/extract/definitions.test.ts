import { spawnSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { findAll, findDefinitions } from '../../../src/parse/extract/definitions.ts'
import { syntaxOf } from './syntax.ts'

const MODULES: readonly (readonly string[])[] = [
  ['x = 1', 'y: int = 2', 'z: str'],
  ['a = b = c = 0'],
  ['a, (b, [c, *d]) = value'],
  ['a.b = 1', 'c[d] = 2', 'e.f, g = pair'],
  ['def f(a, b=1): x = 1', 'async def g(): pass'],
  ['class C(B):', '  x = 1', '  def m(self): pass'],
  ['for i, (j, k) in rows:', '  m = i'],
  ['with open(p) as f, run() as (g, h):', '  text = f.read()'],
  ['if x:', '  a = 1', 'elif y:', '  b = 2', 'else:', '  c = 3'],
  ['try:', '  a = 1', 'except E:', '  b = 2', 'finally:', '  c = 3'],
  ['while True:', '  a = 1', '  break'],
  ['import a.b', 'from c import d as e', 'x = a'],
  ['x = [i for i in range(3) if i]', 'y = {k: v for k, v in z}'],
  ['f = lambda a, b=1: a'],
  ['print(x := 1)'],
  ['match = 1', 'type = 2', 'case = 3'],
  ['total = 0', 'total += 1'],
  ['@d', 'def f(): pass', '@d(1)', 'class C: pass'],
  ['x = yield_', 'global_ = 1', 'assert x'],
  ['"""a = 1"""', '# b = 2', 'c = "d = 3"'],
  ['x = f(a=1, b=2)', 'y = {"c": 3}'],
]

const SYMBOLS = `
import json, symtable, sys
def names(source):
    table = symtable.symtable(source, 'm', 'exec')
    return sorted(s.get_name() for s in table.get_symbols() if s.is_assigned() and not s.is_imported())
print(json.dumps([names(one) for one in json.load(sys.stdin)]))
`
const input = JSON.stringify(MODULES.map((lines) => `${lines.join('\n')}\n`))
const python = spawnSync('python3', ['-c', SYMBOLS], { encoding: 'utf8', input })

describe.skipIf(python.status !== 0)('the top level defines what the symbol table of Python says', () => {
  const expected: string[][] = python.status === 0 ? JSON.parse(python.stdout) : []
  test.each(MODULES.map((lines, index) => ({ code: lines.join('; '), lines, names: expected[index] })))(
    '$code',
    ({ lines, names }) => {
      expect([...findDefinitions(syntaxOf(...lines))].sort()).toEqual(names)
    },
  )
})

describe('__all__', () => {
  test.each([
    [['__all__ = ["a", \'b\']'], ['a', 'b']],
    [
      ['__all__ = ("a",)', '__all__ += ["b"]'],
      ['a', 'b'],
    ],
    [['__all__: list[str] = ["a"]'], ['a']],
    [['__all__ = []'], []],
    [['__all__ = [name for name in dir()]'], undefined],
    [['__all__ = a.__all__ + ["b"]'], undefined],
    [['__all__ = ["a"]', '__all__.extend(b.__all__)'], undefined],
    [['def f():', '  __all__ = ["a"]'], undefined],
    [['x = ["a"]'], undefined],
  ])('%j', (lines, names) => {
    expect(findAll(syntaxOf(...lines))).toEqual(names)
  })
})
