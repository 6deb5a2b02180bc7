import { expect, test } from 'vitest'
import { unit } from './read.ts'

/** The complexity beyond 1 of a function with this body. */
const decisions = (body: string) => unit(`def f():\n${body.replace(/^/gm, '  ')}\n`).complexity - 1

test.each([
  ['nothing', 'return 1', 0],
  ['if', 'if a: b', 1],
  ['else', 'if a: b\nelse: c', 1],
  ['elif', 'if a: b\nelif c: d\nelif e: f\nelse: g', 3],
  ['ternary', 'x = a if b else c', 1],
  ['nested ternaries', 'x = a if b else c if d else e', 2],
  ['for', 'for a in b: c', 1],
  ['for and else', 'for a in b: c\nelse: d', 2],
  ['async for', 'async for a in b: c', 1],
  ['while', 'while a: b', 1],
  ['while and else', 'while a:\n  b\nelse:\n  c', 2],
  ['except, each', 'try: a\nexcept A: b\nexcept (B, C): c\nexcept: d', 3],
  ['except*', 'try: a\nexcept* A: b\nexcept* B: c', 2],
  ['else of try', 'try: a\nexcept A: b\nelse: c', 2],
  ['finally', 'try: a\nfinally: b', 0],
  ['with', 'with a as b, c: d', 0],
  ['async with', 'async with a: b', 0],
  ['and, or', 'return a and b and c or d', 3],
  ['and in parentheses', 'return a and (b and c)', 2],
  ['not', 'return not a', 0],
  ['comprehension', 'return [a for a in b]', 1],
  ['comprehension with conditions', 'return {a: b for a in c if d if e for b in f}', 4],
  ['async comprehension', 'return [a async for a in b if await c]', 2],
  ['generator', 'return any(a for a in b)', 1],
  ['assert', 'assert a', 1],
  ['boolean operators in assert', 'assert a and b, "c" or d', 3],
  ['case, each', 'match a:\n  case 1: b\n  case [2, *_] | {"a": 3}: c\n  case A(): d', 3],
  ['case that always matches', 'match a:\n  case 1: b\n  case _: c', 1],
  ['case that captures all', 'match a:\n  case 1: b\n  case (x): c', 1],
  ['case with a dotted name', 'match a:\n  case A.b: c', 1],
  ['case with a guard', 'match a:\n  case x if b: c\n  case 2 if d and e: f', 3],
  ['match, case and type as names', 'match = case = type = 1\nmatch(case)\ntype[1]', 0],
  ['lambda', 'return lambda: a', 0],
  ['what stands in a lambda', 'return lambda: a if b else c', 1],
  ['functions inside add theirs, the def none', 'def g():\n  if a: b\n  def h():\n    for a in b: c\nreturn g', 2],
  ['defaults of functions inside', 'def g(a=b or c): pass', 1],
  ['classes inside', 'class A:\n  x = a or b\n  def m(self):\n    if a: b', 2],
  ['fields of f-strings', 'return f"{a or b:{c if d else e}}"', 2],
  ['text of strings', 'return "if a and b" + f"for {a} or {{b and c}}"', 0],
  ['comments', '# if a and b\nreturn 1 # or 2', 0],
  ['attributes called like nothing else', 'a.match.case(b)', 0],
])('%s', (_, body, expected) => {
  expect(decisions(body)).toBe(expected)
})

test('defaults, annotations and decorators of the unit itself belong to the code around it', () => {
  expect(unit('@a(b or c)\ndef f(x=a if b else c, y: d or e = 1) -> (f or g):\n  pass\n').complexity).toBe(1)
})

test('an else in one block does not answer a loop in another', () => {
  expect(decisions('for a in b:\n  if c:\n    d\n  else:\n    e')).toBe(2)
  expect(decisions('if a:\n  for b in c:\n    d\nelse:\n  e')).toBe(2)
})
