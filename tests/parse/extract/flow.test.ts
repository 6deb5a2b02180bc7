import { spawnSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { findFlow } from '../../../src/parse/extract/flow/index.ts'
import { syntaxOf } from './syntax.ts'

/** Statements of a top level, one a module. */
const STATEMENTS = [
  'x = a + b.c(d)[e]',
  'x, (y, *z) = f(g)',
  'x: T = v',
  'x[i] = v.w',
  'x.y = v',
  'for i, j in rows: use(i, k)',
  'with open(p) as f: f.read(n)',
  'print(f"{a!r:>{w}} {b.c}", sep=d)',
  'y = [i * k for i in rows if i > low]',
  'y = {k: v for k, v in items(d)}',
  'f = lambda a, b=c: a + d',
  'if (n := len(a)) > b: pass',
  'import a.b, c as d',
  'from m import x, y as z',
  'assert a, b',
  'return_value = a if b else c',
  'call(x=1, *args, **kw)',
  'raise_ = not a is not b',
  'data = df[df["a"] > t]',
  'type = match(case)',
]

const NAMES = `
import ast, json, sys
def names(source):
    tree = ast.parse(source)
    inner = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.comprehension):
            inner |= {n.id for n in ast.walk(node.target) if isinstance(n, ast.Name)}
        if isinstance(node, ast.Lambda):
            inner |= {a.arg for a in node.args.args}
    bound, used = set(), set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and node.id not in inner:
            (used if isinstance(node.ctx, ast.Load) else bound).add(node.id)
        if isinstance(node, ast.alias):
            bound.add(node.asname or node.name.split('.')[0])
    return {'binds': sorted(bound), 'uses': sorted(used)}
print(json.dumps([names(one) for one in json.load(sys.stdin)]))
`
const python = spawnSync('python3', ['-c', NAMES], { encoding: 'utf8', input: JSON.stringify(STATEMENTS) })

describe.skipIf(python.status !== 0)('a statement binds and reads what the tree of Python says', () => {
  const expected: { binds: string[]; uses: string[] }[] = python.status === 0 ? JSON.parse(python.stdout) : []
  test.each(STATEMENTS.map((source, index) => [source, expected[index]] as const))('%s', (source, names) => {
    const { steps } = findFlow(syntaxOf(source))
    const binds = new Set(steps.flatMap((step) => step.binds))
    // What the block reads was bound by its header, so that nothing is missing.
    const uses = new Set(steps.flatMap((step, index) => step.uses.filter((name) => index === 0 || !binds.has(name))))
    const read = names!.uses.filter((name) => !(names!.binds.includes(name) && steps.length > 1))
    expect({ binds: [...binds].sort(), uses: [...uses].sort() }).toEqual({ binds: names!.binds, uses: read })
  })
})

describe('functions', () => {
  test('read what neither they nor functions inside them bind', () => {
    const { functions } = findFlow(
      syntaxOf('def f(a, b=D):', '  c = a + X', '  def g(d): return d + c + Y', '  return [e for e in c if e > Z]'),
    )
    expect(functions.map(({ name, uses }) => [name, uses.map((use) => use.name)])).toEqual([['f', ['X', 'Y', 'Z']]])
  })

  test('bind the names that they declare as global', () => {
    const { steps } = findFlow(syntaxOf('def load():', '  global model', '  model = read()'))
    expect(steps.flatMap(({ binds }) => binds)).toContain('model')
  })
})

describe('classes', () => {
  test('see their own names, which the module does not', () => {
    const { steps } = findFlow(syntaxOf('class C(Base):', '  a = 1', '  b = a + outer'))
    expect(steps.map(({ binds, uses }) => [binds, uses])).toEqual([
      [['C'], ['Base']],
      [[], []],
      [[], ['outer']],
    ])
  })
})

test.each([
  [
    ['try:', '  model', 'except NameError:', '  model = load()'],
    ['NameError', 'load'],
  ],
  [['del x, y.z'], []],
])('%j reads %j', (lines, uses) => {
  expect(findFlow(syntaxOf(...lines)).steps.flatMap((step) => step.uses)).toEqual(uses)
})

test('what is deleted, and star imports, are told', () => {
  const { steps } = findFlow(syntaxOf('del x, y.z', 'from m import *'))
  expect(steps).toMatchObject([{ deletes: ['x'] }, { star: true }])
})
