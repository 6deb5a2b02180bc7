import { describe, expect, test } from 'vitest'
import { outline, read, unit } from './read.ts'

describe('boundaries', () => {
  test.each([
    ['a function', 'def f():\n    return 1\n', 'function f 1-2'],
    ['no final line end', 'def f():\n    return 1', 'function f 1-2'],
    ['one line', 'x: int\ndef f(): pass\n', 'function f 2-2'],
    ['tabs', 'def f():\n\tif x:\n\t\treturn 1\n', 'function f 1-3'],
    ['CRLF', 'def f():\r\n    return 1\r\n', 'function f 1-2'],
    ['lone carriage returns', 'def f():\r    return 1\r', 'function f 1-2'],
    ['a byte order mark', '\ufeffdef f():\n    return 1\n', 'function f 1-2'],
    ['a form feed', '\f\ndef f():\n    return 1\n\f\n', 'function f 2-3'],
    ['a form feed before def', 'x = 1\n\fdef f():\n    pass\n', 'function f 2-3'],
    ['decorators are left out', '@a\n@b(\n  1\n)\ndef f():\n    pass\n', 'function f 5-6'],
    ['a decorator of any expression', '@a[0].b if c else d\ndef f():\n    pass\n', 'function f 2-3'],
    ['async', 'async def f():\n    await g()\n', 'function f 1-2'],
    ['trailing comments are left out', 'def f():\n    pass\n    # more\n\n    # and more\nx = 1\n', 'function f 1-2'],
    ['comments at the margin do not end it', 'def f():\n    a()\n# margin\n    b()\n', 'function f 1-4'],
    ['a string at its end', 'def f():\n    return """\na\n"""\n', 'function f 1-4'],
    ['an f-string at its end', 'def f():\n    return f"""\n{a}\n"""\n', 'function f 1-4'],
    ['a continued line at its end', 'def f():\n    return a + \\\n        b\n', 'function f 1-3'],
    ['a backslash at the start of a line', 'def f():\n    \\\n  a()\n    b()\n', 'function f 1-4'],
    ['a bracket further out', 'def f():\n    a(\n1,\n)\n    b()\n', 'function f 1-5'],
    ['a method on a line of its own', 'def f():\n    (a.\nb())\n    c()\n', 'function f 1-4'],
    [
      'a string with a def in it',
      'def f():\n    """\ndef g():\n    pass\n"""\n    return \'def h(): pass\'\n',
      'function f 1-6',
    ],
    ['a def in an f-string field', 'def f():\n    return f\'{d["def g(): pass"]}\'\n', 'function f 1-2'],
    ['functions inside bill to it', 'def f():\n    def g():\n        def h(): pass\n    return g\n', 'function f 1-4'],
    [
      'classes inside bill to it',
      'def f():\n    class A:\n        def m(self): pass\n    return A\n',
      'function f 1-4',
    ],
    ['a lambda is none', 'f = lambda: 1\ndef g(x=lambda: 2):\n    pass\n', 'function g 2-3'],
    ['type parameters', 'def f[T: (int, str) = int](x: T) -> T:\n    return x\n', 'function f 1-2'],
    ['a soft keyword as its name', 'def match(case):\n    type = case\n    match[type]\n', 'function match 1-3'],
    ['a body after the colon', 'def f(): a(); b(\n)\n', 'function f 1-2'],
    ['a return annotation with a colon', 'def f() -> {1: 2}:\n    pass\n', 'function f 1-2'],
  ])('%s', (_, source, expected) => {
    expect(outline(source).filter((one) => !one.startsWith('script'))).toEqual([expected])
  })

  test('methods carry the names of their classes', () => {
    const source =
      'class A:\n  class B:\n    if x:\n      def m(self): pass\n  async def n(self): pass\ndef f(): pass\n'
    expect(outline(source)).toEqual(['method A.B.m 4-4', 'method A.n 5-5', 'function f 6-6'])
  })

  test('functions under if, try, with, for, while and match are units', () => {
    const inner = '  def f(): pass\n'
    const source = [
      `if a:\n${inner}elif b:\n${inner}else:\n${inner}`,
      `try:\n${inner}except A:\n${inner}else:\n${inner}finally:\n${inner}`,
      `with a:\n${inner}for a in b:\n${inner}while c:\n${inner}`,
      `match x:\n  case 1:\n  ${inner}`,
    ].join('')
    expect(read(source).units.filter(({ kind }) => kind === 'function')).toHaveLength(11)
  })
})

describe('lines of code', () => {
  test.each([
    [
      'comments, blank lines and docstrings are free',
      'def f():\n    """Docs\n\n    more."""\n\n    # why\n    return 1\n',
      2,
    ],
    ['a signature over several lines is one', 'def f(\n    a,\n\n    b=(1,\n       2),\n) -> int:\n    return 1\n', 2],
    ['lines of a triple-quoted string are free, those around count', 'def f():\n    x = g("""\n    a\n    """)\n', 3],
    ['prefixed ones are free too', 'def f():\n    r"""a\n    b"""\n    f"""a\n    {b}\n    """\n    return 1\n', 2],
    ['lines of other strings count', 'def f():\n    return "a\\\nb\\\nc"\n', 4],
    ['punctuation alone counts', 'def f():\n    x = [\n        1,\n    ]\n', 4],
    ['a backslash alone does not', 'def f():\n    x = \\\n        \\\n        1\n', 3],
    ['fields over several lines count', "def f():\n    return f'{\n        a\n    }'\n", 4],
    ['what follows the colon is part of the signature', 'def f(a,\n      b): return (a,\n                  b)\n', 2],
    ['statements after a semicolon', 'def f():\n    a(); b(); c()\n', 2],
    ['signatures of functions inside count whole', 'def f():\n    def g(\n        a,\n    ): pass\n', 4],
  ])('%s', (_, source, expected) => {
    expect(unit(source).codeLines).toBe(expected)
  })

  test('of the module, signatures line by line', () => {
    const facts = read('"""Docs"""\nimport a\n\n# no\ndef f(\n  a\n): pass\n')
    expect([facts.codeLines, facts.totalLines]).toEqual([4, 7])
  })
})

describe('parameters', () => {
  test.each([
    ['def f(): pass', 0],
    ['def f(a, b=1, *args, c, d=2, **kwargs): pass', 6],
    ['def f(a, /, b, *, c): pass', 3],
    ['def f(a, b,): pass', 2],
    ['def f(a: Dict[str, int] = {"a": (1, 2)}, b=[1, 2]): pass', 2],
    ['def f(a=lambda x, y=(1, 2), *z: x, b=lambda: 1): pass', 2],
    ['def f(a=lambda x=lambda y, z: y, w=1: x, b=1): pass', 2],
    ['def f(*, a): pass', 1],
    ['def f(*args: *Ts): pass', 1],
    ['def f[T, U](a: T): pass', 1],
    ['def f(self, cls): pass', 2],
    ['class A:\n  def f(self, a): pass', 1],
    ['class A:\n  def f(self): pass', 0],
    ['class A:\n  @classmethod\n  def f(cls, a): pass', 1],
    ['class A:\n  @staticmethod\n  def f(self, a): pass', 2],
    ['class A:\n  @a\n  @staticmethod\n  @b\n  def f(self): pass', 1],
    ['class A:\n  def f(*self): pass', 1],
    ['class A:\n  def f(*, self): pass', 1],
    ['class A:\n  def f(this, a): pass', 2],
    ['class A:\n  def f(self, /, a): pass', 1],
    ['class A:\n  async def f(\n    self, # who\n    a, # what\n  ): pass', 1],
  ])('%s', (source, expected) => {
    expect(unit(source).parameters).toBe(expected)
  })
})

describe('script body', () => {
  const script = (source: string) => read(source).units.find(({ kind }) => kind === 'script')

  test.each([
    'import a\nfrom b import c\n',
    '"""Docs"""\n',
    'X = 1\nY: int = -2\nZ = W = [1, "a" "b", (None, True), {"a": {1.5}}]\nV: str\n',
    '__all__ = ["a"]\n',
    'try:\n  import a\nexcept ImportError:\n  a = None\n',
    'if TYPE_CHECKING:\n  from a import B\n',
    'class A:\n  x = f()\n',
    '@decorate\ndef f(): pass\n',
    'type X = list[int]\n',
    '',
    '# nothing\n',
  ])('none in %j', (source) => {
    expect(script(source)).toBeUndefined()
  })

  test.each([
    ['a call', 'f()\n', 1],
    ['what is computed', 'X = f(1)\n', 1],
    ['a subscript of a literal', 'X = [1][0]\n', 1],
    ['an f-string', 'X = f"{a}"\n', 1],
    ['a loop, with all that it holds', 'for a in b:\n  import c\n  x = 1\n', 3],
    ['the main block', 'import a\nif __name__ == "__main__":\n  x = 1\n\n  # call\n  main(\n    x\n  )\n', 5],
    ['functions in it are units of their own', 'if a:\n  def f():\n    pass\n  f()\n', 2],
    ['an augmented assignment', 'X += 1\n', 1],
  ])('%s', (_, source, codeLines) => {
    expect(script(source)).toMatchObject({ name: '<script>', parameters: 0, codeLines })
  })

  test('extends from the first to the last of its statements', () => {
    const source = 'import a\n\na.b()\nX = 1\ndef f():\n  pass\nif X:\n  a.c("""\n""")\nY = 2\n'
    expect(script(source)).toMatchObject({ line: 3, endLine: 9, totalLines: 7, codeLines: 4, complexity: 2 })
  })
})
