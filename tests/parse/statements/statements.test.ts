import { spawnSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import * as code from '../../../src/parse/tokens/codes.ts'
import { syntaxOf } from '../extract/syntax.ts'

/** Modules in which no statement has clauses: each statement of Python's tree is one of ours. */
const MODULES: readonly (readonly string[])[] = [
  ['x = 1; y = 2;', 'z = 3'],
  ['def f():', '  x = 1', '', '  # comment', '  def g(): return 1; x', '  return 2', 'y = 1'],
  ['class C:', '    a = 1', '    def m(self):', '        pass', '', '', 'x = (', '1,', '    2)'],
  ['if a: b = 1; c = 2', 'd = 3'],
  ['for a in b:', '\twhile c:', '\t\td()', '\te()', 'f()'],
  ['with a as b, \\', '     c as d:', '  e'],
  ['async def f():', '  async for a in b:', '    await c', '  async with d: e'],
  ['x = """', 'def f():', '  pass', '"""', 'y = 1'],
  ['def f(a={', '"b": 1}, c: d = 2', ') -> e: return {x: y}[z]'],
  ['if (a :=', '    1): b', 'c = lambda x: x', 'd[e:f]'],
  ['match = 1', 'match[x]', 'type = 2', 'print(match)'],
]

const TREE = `
import ast, json, sys
def walk(body, parent, out):
    for node in body:
        index = len(out)
        out.append([node.lineno, parent])
        walk(getattr(node, 'body', []), index, out)
def statements(source):
    out = []
    walk(ast.parse(source).body, -1, out)
    return out
print(json.dumps([statements(one) for one in json.load(sys.stdin)]))
`
const input = JSON.stringify(MODULES.map((lines) => `${lines.join('\n')}\n`))
const python = spawnSync('python3', ['-c', TREE], { encoding: 'utf8', input })

describe.skipIf(python.status !== 0)('statements stand where the tree of Python has them', () => {
  const expected: [number, number][][] = python.status === 0 ? JSON.parse(python.stdout) : []
  test.each(MODULES.map((lines, index) => ({ code: lines.join(' | '), lines, tree: expected[index] })))(
    '$code',
    ({ lines, tree }) => {
      const { tokens, statements, errorLine } = syntaxOf(...lines)
      expect(errorLine).toBe(Infinity)
      expect(statements.map(({ first, parent }) => [tokens.line[first], parent])).toEqual(tree)
    },
  )
})

describe('clauses', () => {
  test('know the statement that they belong to', () => {
    const { statements } = syntaxOf(
      ...['if a:', '  if b: x', '  else: y', 'elif c:', '  z', 'else:', '  w'],
      ...['try:', '  a', 'except E:', '  b', 'finally:', '  c'],
    )
    const leaders = statements.filter(({ leader }) => leader !== -1).map(({ kind, leader }) => [kind, leader])
    expect(leaders).toEqual([
      [code.ELSE, 1],
      [code.ELIF, 0],
      [code.ELSE, 0],
      [code.EXCEPT, 9],
      [code.FINALLY, 9],
    ])
  })

  test('cases belong to a match, elsewhere the words are names', () => {
    const { statements } = syntaxOf('match x:', '  case [a, b]:', '    y', '  case _: z', 'match(x)', 'case = 1')
    expect(statements.map(({ kind }) => kind)).toEqual([code.MATCH, code.CASE, 0, code.CASE, 0, 0, 0])
    expect(statements.map(({ parent }) => parent)).toEqual([-1, 0, 1, 0, 3, -1, -1])
  })
})

describe('the first line whose indentation fits no block', () => {
  test.each([
    [['x = 1', '  y = 2'], 2],
    [['def f():', 'x = 1'], 2],
    [['if a:', '    b', '  c'], 3],
    [['if a:', '\tb', '        c'], 3],
    [['def f():'], 1],
  ])('%j: %i', (lines, line) => {
    expect(syntaxOf(...lines).errorLine).toBe(line)
  })
})
