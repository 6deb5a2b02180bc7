import { spawnSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { isLiteral } from '../../../src/parse/extract/literal.ts'
import { syntaxOf } from './syntax.ts'

const EXPRESSIONS = [
  ...['1', '-1', '+2.5', '1j', '"a"', "'a' 'b'", 'b"x"', 'None', 'True', '...', '"""a"""'],
  ...['()', '(1,)', '(1, 2)', '[1, [2, (3,)]]', '{1, 2}', '{"a": 1, "b": [2]}', '{}', '[]', '{"a": {"b": None}}'],
  ...[
    'a',
    'a.b',
    'f()',
    '[a]',
    '{"a": b}',
    '(x,)',
    '[*a]',
    '{**a}',
    'not True',
    'f"{a}"',
    'lambda: 1',
    '1 if a else 2',
  ],
  ...['"a"[0]', '"a".join(b)', '[1][0]', '(1)(2)', '[i for i in a]', '{"a": 1}["a"]', '"a" "b"[1]'],
]

const EVALUATED = `
import ast, json, sys
def literal(source):
    try:
        ast.literal_eval(source)
        return True
    except ValueError:
        return False
print(json.dumps([literal(one) for one in json.load(sys.stdin)]))
`
const python = spawnSync('python3', ['-c', EVALUATED], { encoding: 'utf8', input: JSON.stringify(EXPRESSIONS) })

describe.skipIf(python.status !== 0)('a literal is what ast.literal_eval evaluates', () => {
  const expected: boolean[] = python.status === 0 ? JSON.parse(python.stdout) : []
  test.each(EXPRESSIONS.map((source, index) => [source, expected[index]!] as const))('%s: %s', (source, answer) => {
    const { tokens } = syntaxOf(source)
    expect(isLiteral(tokens, 0, tokens.count)).toBe(answer)
  })
})

test('nothing is no literal', () => {
  expect(isLiteral(syntaxOf('x').tokens, 0, 0)).toBe(false)
})
