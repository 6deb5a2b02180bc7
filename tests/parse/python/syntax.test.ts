import { describe, expect, test } from 'vitest'
import { errorLine, outline } from './read.ts'

describe('valid in some Python from 3.8 to 3.14', () => {
  test.each([
    ['walrus', 'if (a := 1): pass\nf(b := 2)\nx[c := 3]\n[d := 4]\n{e := 5}\n'],
    ['positional-only parameters', 'def f(a, /, b, *, c): pass\nlambda a, /: a\n'],
    ['match', 'match x:\n  case [1, *_] | {"a": b, **r} if z:\n    pass\n  case A(x=-1) as t: pass\n  case _: pass\n'],
    ['match on a tuple', 'match a, *b:\n  case 1, 2: pass\n'],
    [
      'soft keywords as names',
      'match = case = type = 1\nmatch(case)\nmatch[type]\nmatch.x\nmatch * 2\ntype: int = 3\n',
    ],
    ['match and case as the first word of an expression', 'match (x)\nmatch -x\ncase(1)\nif match: pass\n'],
    ['nested f-strings of the same quotes', 'f"{x["a"]}"\nf"{f"{f"{1}"}"}"\n'],
    ['f-strings over several lines', "f'{\n  a\n}'\nf'''{\n  b\n}'''\n"],
    [
      'f-strings',
      'f"{x!r:>{w}}{{}}{y=}{z=!s}"\nf"{a:%H:%M}"\nrf"\\{x}"\nf"\\N{EM DASH}{x}"\nf"{a!=b}"\nf"{x:{y:{z}}}"\n',
    ],
    ['backslashes and comments in fields', 'f"{\'\\n\'.join(a)}"\nf"""{\n  a # why\n}"""\n'],
    ['template strings', 't"{a}"\ntr"{a}\\d"\nrt"{a}"\nT"""{a!r:>10}"""\n'],
    ['prefixes', 'rb"a" Rb"b" bR"" B""\nu"a" U""\nfr"" Rf""\n'],
    ['type statement', 'type X = int\ntype Y[T: int, *Ts, **P] = list[T]\n'],
    ['type parameters', 'def f[T: (int, str), *Ts, **P](x: T): pass\nclass A[T](B): pass\nasync def g[T](): pass\n'],
    [
      'defaults of type parameters',
      'def f[T = int](): pass\nclass A[T: int = str, *Ts = *tuple[int], **P = [int, str]]: pass\ntype X[T = {"a": (1, 2)}] = T\n',
    ],
    ['except*', 'try: pass\nexcept* A: pass\nexcept* (B, C) as d: pass\n'],
    ['exceptions without parentheses', 'try: pass\nexcept A, B: pass\nexcept C, d.E, F: pass\n'],
    ['groups of exceptions without parentheses', 'try: pass\nexcept* A, B: pass\n'],
    [
      'an imported exception in lower case',
      'from socket import error, timeout\ntry: pass\nexcept error, timeout: pass\n',
    ],
    [
      'async',
      'async def f():\n  async with a as b, c: pass\n  async for x in y: pass\n  return [await x async for x in y]\n',
    ],
    ['await and async names of old', 'await x\n'],
    ['parenthesised with', 'with (open(a) as b, open(c) as d,): pass\nwith (a, b): pass\nwith (yield): pass\n'],
    [
      'stars',
      'a[*b]\na[*b, 1:2]\nreturn_ = *a, b\nfor x in *a, b: pass\ndef f(*args: *Ts):\n  return *a, b\nprint(*a, **b)\n',
    ],
    ['decorators', '@a[0].b(1)\n@x if y else z\n@(lambda f: f)\ndef f(): pass\n'],
    ['targets', 'a, = b\n(a, b), [c, d] = e\nfor x, in y: pass\nfor x[0] in y: pass\n[x for x, in y]\n'],
    [
      'annotations of all kinds',
      'a: float64[:, :]\nb: c[d][e]\n(f): int = 1\ng.h: int\ndef i(j: k[1:], *l: m[:]) -> n[:]: pass\n',
    ],
    ['brackets further out than their block', 'class A:\n  def f(self):\n    (bar.\nbaz)\n    x = (a +\nb)\n'],
    [
      'numbers',
      '1_000.0e1_0j, 0o17, 0b1, 0xAf, 1., .5, 1e-5, 00, 0_0, 1if x else 2, 0xfor x in y\n'.replace(
        ', 0xfor x in y',
        '',
      ),
    ],
    [
      'print and exec as names',
      'print -1\nprint >>f, x\nprint\nexec = 1\nexec(a, b)\nx.print = x.exec\nprint if a else b\n',
    ],
    ['semicolons', 'x = 1; y = 2;\nif a: b; c;\n'],
    ['line ends', 'if x:\r\n\ty = 1\r\n'],
    ['lone carriage returns', 'if x:\r  y = 1\r  z = 2\r'],
    ['a byte order mark', '\ufeffx = 1\n'],
    ['form feeds', '\fdef f():\n\f    pass\n'],
    ['continuations', 'x = 1 + \\\n  2\n\\\ny = 3\nif a and \\\n   b:\n  pass\n'],
    ['tabs, which stop at every eighth column', 'if x:\n        a\n\tif y:\n\t\tb\n'.replace('        a\n', '')],
    ['letters of any script', 'größe = 1\n变量 = größe\n'],
    [
      'imports',
      'from . import a\nfrom ... import b\nfrom ...a.b import (c as d,\n  e,)\nfrom .a import *\nimport a.b as c, d\n',
    ],
    ['lambdas', 'lambda: (yield)\nlambda *a, b=lambda: 1, **c: a\nx = [lambda: 1, lambda a: 2]\n'],
    ['slices', 'a[b, c:d, ::e, ...]\na[lambda: 1:2]\n'],
    ['global, nonlocal, del, raise', 'def f():\n  global a, b\n  nonlocal c\n  del (a), b[0]\n  raise A from b\n'],
    ['nothing', ''],
    ['a comment', '# a'],
  ])('%s', (_, source) => {
    expect(errorLine(source)).toBeUndefined()
  })
})

describe('no Python 3', () => {
  test.each([
    ['print statement', 'x = 1\nprint "a"\n', 2],
    ['print of a name', 'print x\n', 1],
    ['exec statement', 'x = 1\nexec "a" in b\n', 2],
    ['except with a comma', 'try:\n  pass\nexcept ValueError, e:\n  pass\n', 3],
    ['except with a comma after a tuple', 'try:\n  pass\nexcept (A, B), error:\n  pass\n', 3],
    ['backticks', 'x = 1\ny = `x`\n', 2],
    ['<>', 'x = 1\nif x <> 2: pass\n', 2],
    ['ur strings', 'x = ur"a"\n', 1],
    ['old octal numbers', 'x = 1\ny = 0777\n', 2],
    ['long numbers', 'x = 10L\n', 1],
    ['raise with a comma', 'x\nraise E, "x"\n', 2],
    ['parameters in parentheses', 'x\ndef f(a, (b, c)): pass\n', 2],
  ])('Python 2: %s', (_, source, line) => {
    expect(errorLine(source)).toBe(line)
  })

  test.each([
    ['an open bracket', 'x = 1\ny = (1,\n  2\n', 2],
    ['a bracket that is never opened', 'x = 1\ny = 2)\n', 2],
    ['brackets that do not match', 'x = 1\ny = (2]\n', 2],
    ['an open string', 'x = 1\ny = "a\nz = 2\n', 2],
    ['an open triple-quoted string', 'x = 1\ny = """a\nz = 2\n', 2],
    ['an open f-string', 'x = 1\ny = f"{a"\nz = 2\n', 2],
    ['an open field', 'x = 1\ny = f"{a:b"\n', 2],
    ['a lone brace in an f-string', 'x = 1\ny = f"}"\n', 2],
    ['an indented line', 'x = 1\n  y = 2\n', 2],
    ['a block that is missing', 'if x:\ny = 1\n', 2],
    ['a block that is missing at the end', 'x = 1\ndef f():\n', 2],
    ['a dedent between blocks', 'if x:\n    y\n  z\n', 3],
    ['tabs and spaces mixed', 'if x:\n        y\n\tz\n', 3],
    ['a value that is missing', 'x =\ny = 1\n', 1],
    ['an operand that is missing', 'x = 1\ny = f(a + )\n', 2],
    ['two operands side by side', 'x = 1\ny = a b\n', 2],
    ['a keyword for a name', 'x = 1\na.class = 2\n', 2],
    ['a keyword for a value', 'x = [\n  1,\n  def,\n]\n', 1],
    ['a colon that is missing', 'x = 1\nif x\n  y = 1\n', 2],
    ['an unknown character', 'x = 1\ny = $x\n', 2],
    ['a question mark', 'x?\n', 1],
    ['a template', 'x = 1\n{% if a %}\ny = 2\n', 2],
    ['a conflict', 'x = 1\n<<<<<<< HEAD\ny = 2\n', 2],
    ['else without if', 'x = 1\nelse:\n  y\n', 2],
    ['a backslash before a space', 'x = 1 + \\ \n  2\n', 1],
    ['several exceptions with a name', 'try:\n  pass\nexcept A, B as c:\n  pass\n', 3],
  ])('%s', (_, source, line) => {
    expect(errorLine(source)).toBe(line)
  })
})

describe('what is intact survives an error', () => {
  const BEFORE = 'def a():\n    return 1\n\n'
  const AFTER = '\nclass C:\n    def m(self):\n        return 2\n\ndef z():\n    return 3\n'

  test.each([
    ['a signature without its end', 'def broken(:\n    pass\n'],
    ['an open bracket', 'x = f(1,\n  2\n'],
    ['an open bracket in a function', 'def broken():\n    return [1, {2: (3\n'],
    ['an open string', 'x = "a\n'],
    ['an open f-string', 'x = f"{a\n'],
    ['a print statement', 'def broken():\n    print "x"\n'],
    ['a template', '{% for a in b %}\n{{ a }} = 1\n{% endfor %}\n'],
    ['a wrong indentation', 'if x:\n      y\n   z\n'],
    ['characters of all kinds', '$ ? ` ! é “ ” \u0000\n'],
  ])('%s', (_, broken) => {
    const source = `${BEFORE}${broken}${AFTER}`
    const shift = BEFORE.split('\n').length + broken.split('\n').length - 2
    const units = outline(source)
    expect(errorLine(source)).toBeGreaterThan(3)
    expect(units).toContain('function a 1-2')
    expect(units).toContain(`method C.m ${shift + 3}-${shift + 4}`)
    expect(units).toContain(`function z ${shift + 6}-${shift + 7}`)
  })
})
