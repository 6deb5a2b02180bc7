import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Argument } from '../../../src/facts/types/names.ts'
import { read } from './read.ts'

/** Expected values follow the types in src/facts/types/names.ts and the semantics of Python. */

const bindings = (source: string): string[] =>
  read(source).names.bindings.map(({ targets, from, annotation, items, line }) =>
    [
      line,
      targets.join(', '),
      ...(annotation === undefined ? [] : [`: ${annotation}`]),
      ...(from === undefined ? [] : [`= ${from}`]),
      ...(items === undefined ? [] : [`= {${items.join(' ')}}`]),
    ].join(' '),
  )

describe('what names are bound to', () => {
  test.each([
    ['x = f()', ['1 x = f()']],
    ['x = a.b.c', ['1 x = a.b.c']],
    ['x = df["a"].merge(y)', ['1 x = df[].merge()']],
    ['x = 1', ['1 x']],
    ['x = a + b', ['1 x']],
    ['x = y = f()', ['1 x, y = f()']],
    ['x, y = f()', ['1 x, y = f()']],
    ['(x, y) = f()', ['1 x, y = f()']],
    ['self.model = Model()', ['1 self.model = Model()']],
    ['x[0] = f()', []],
    ['x: int = f()', ['1 x : int = f()']],
    ['x: int', ['1 x : int']],
    ['x: pd.DataFrame = load()', ['1 x : pd.DataFrame = load()']],
    ['x: Optional[Model] = None', ['1 x : Model']],
    ['x: Model | None = None', ['1 x : Model']],
    ['x: "models.Net" = build()', ['1 x : models.Net = build()']],
    ['x: list[int] = f()', ['1 x : list = f()']],
    ['x = ["a", "b"]', ['1 x = {a b}']],
    ['x = ("a", "b")', ['1 x = {a b}']],
    ['x = {"a", "b"}', ['1 x = {a b}']],
    ['x = ["a", name]', ['1 x']],
    ['x = []', ['1 x']],
    ['x += 1', []],
    ['x == f()', []],
    ['f(x=1)', []],
    ['with open(p) as file:\n    pass', ['1 file = open()']],
    ['with a() as b, c.d() as e:\n    pass', ['1 b = a()', '1 e = c.d()']],
    ['with lock:\n    pass', []],
    ['def f():\n    return g()', ['2 return = g()']],
    ['def f():\n    return', []],
    ['def f():\n    return 1', []],
    ['for x in y:\n    z = x.a', ['2 z = x.a']],
    ['if a:\n    x = f()\nelse:\n    x = g()', ['2 x = f()', '4 x = g()']],
    ['x = await f()', ['1 x = f()']],
    ['x = f(\n    1,\n).g()', ['1 x = f().g()']],
  ])('%j', (source, expected) => {
    expect(bindings(`${source}\n`)).toEqual(expected)
  })

  test('belong to the unit that they stand in', () => {
    const { names, units } = read('x = f()\nclass A:\n    def m(self):\n        self.y = g()\n')
    expect(names.bindings.map(({ unit }) => units[unit]?.name ?? '(none)')).toEqual([
      expect.stringMatching(/^(<script>|\(none\))$/),
      'A.m',
    ])
  })
})

const argumentsOf = (source: string): readonly Argument[] =>
  read(`${source}\n`).calls.find(({ callee }) => callee === 'f')!.arguments

describe('arguments', () => {
  test.each<[string, readonly Argument[]]>([
    ['f()', []],
    ['f(1)', [{ value: 1 }]],
    ['f(-1)', [{ value: -1 }]],
    ['f(1_000, 0x10, 1e3)', [{ value: 1000 }, { value: 16 }, { value: 1000 }]],
    ['f("a", \'b\')', [{ value: 'a' }, { value: 'b' }]],
    ['f(r"\\d", b"x")', [{ value: '\\d' }, { value: 'x' }]],
    ['f("""long\ntext""")', [{ value: 'long\ntext' }]],
    ['f(True, False, None)', [{ value: true }, { value: false }, { value: null }]],
    ['f(x, a.b, g())', [{ name: 'x' }, { name: 'a.b' }, { name: 'g()' }]],
    ['f(df["a"])', [{ name: 'df[]' }]],
    ['f(["a", "b"])', [{ value: ['a', 'b'] }]],
    ['f(("a",))', [{ value: ['a'] }]],
    ['f([1, 2])', [{}]],
    ['f(a + 1)', [{}]],
    ['f(key=1)', [{ keyword: 'key', value: 1 }]],
    ['f(key=x)', [{ keyword: 'key', name: 'x' }]],
    ['f(a, key="b", *rest)', [{ name: 'a' }, { keyword: 'key', value: 'b' }, {}]],
    ['f({"a": 1, "b": c})', [{ keys: ['a', 'b'] }]],
    ['f({})', [{}]],
    ['f({a: 1})', [{}]],
    ['f(lambda x: x)', [{}]],
    ['f(x for x in y)', [{}]],
    ['f(\n    1,\n    2,\n)', [{ value: 1 }, { value: 2 }]],
  ])('%s', (source, expected) => {
    expect(argumentsOf(source)).toEqual(expected)
  })

  test('are 24 at most, and long texts are cut after 200 characters', () => {
    expect(argumentsOf(`f(${'1, '.repeat(100)})`)).toHaveLength(24)
    expect(argumentsOf(`f("${'a'.repeat(1000)}")`)).toEqual([{ value: 'a'.repeat(200) }])
  })

  test('any text in quotes is the text that Python reads', () => {
    const plain = fc.stringMatching(/^[A-Za-z0-9 .,;:(){}[\]=+#-]{0,40}$/)
    fc.assert(
      fc.property(plain, fc.constantFrom('"', "'", '"""', "'''"), (text, quote) => {
        expect(argumentsOf(`f(${quote}${text}${quote})`)).toEqual([{ value: text }])
      }),
    )
  })
})

const subscripts = (source: string): string[] =>
  read(`${source}\n`).names.subscripts.map(
    ({ of, columns, write, computed }) =>
      `${of}[${columns.join(' ')}]${write ? ' written' : ''}${computed ? ' computed' : ''}`,
  )

describe('subscripts with a constant text', () => {
  test.each([
    ['df["a"]', ['df[a]']],
    ['df[["a", "b"]]', ['df[a b]']],
    ['df[0]', []],
    ['df[a]', []],
    ['df["a"] = 1', ['df[a] written']],
    ['df["a"] = df["b"] * 2', ['df[a] written computed', 'df[b]']],
    ['df["a"] += 1', ['df[a] written']],
    ['x = df["a"]', ['df[a]']],
    ['df.loc[0, "a"]', ['df[a]']],
    ['df.loc[rows, ["a", "b"]] = 0', ['df[a b] written']],
    ['self.df["a"]', ['self.df[a]']],
    ['pd.read_csv(p)["a"]', ['pd.read_csv()[a]']],
    ['os.environ["A"] = "0"', ['os.environ[A] written']],
    ['f(df["a"])', ['df[a]']],
    ['"text"["a"]', []],
    ['x: Dict["A", int] = {}', []],
  ])('%s', (source, expected) => {
    expect(subscripts(source)).toEqual(expected)
  })
})

const ranges = (source: string, of: 'mains' | 'optional'): string[] =>
  read(source).names[of].map(({ line, endLine }) => `${line}-${endLine}`)

describe('ranges of lines', () => {
  test.each([
    ['a main guard', 'x = 1\nif __name__ == "__main__":\n    a()\n    b()\nc()\n', ['2-4']],
    ['two of them', 'if __name__ == "__main__":\n    a()\nif __name__ == "__main__":\n    b()\n', ['1-2', '3-4']],
    ['none inside a function', 'def f():\n    if __name__ == "__main__":\n        a()\n', []],
    ['another condition', 'if name == "__main__":\n    a()\n', []],
  ])('%s', (_name, source, expected) => {
    expect(ranges(source, 'mains')).toEqual(expected)
  })

  test.each([
    ['below a check for a package', 'if is_wandb_available():\n    import wandb\n    wandb.init()\nx()\n', ['1-3']],
    ['below a flag for a package', 'if HAS_OPTUNA:\n    tune()\n', ['1-2']],
    ['behind giving up', 'def f():\n    if not has_torch:\n        return\n    a()\n    b()\n', ['2-5']],
    ['in a try around an import', 'try:\n    import a\nexcept ImportError:\n    a = None\n', ['1-2']],
    ['not below any other check', 'if x.available_items > 1:\n    a()\n', []],
    ['not in a try around other code', 'try:\n    a()\nexcept ValueError:\n    b()\n', []],
  ])('code is optional %s', (_name, source, expected) => {
    expect(ranges(source, 'optional')).toEqual(expected)
  })
})

describe('signatures', () => {
  test('have parameters with their annotations, decorators, and whether something is returned', () => {
    const source = [
      '@app.post("/predict")',
      '@cache',
      'def f(a, b: pd.DataFrame, *rest, c: "Net" = None, **more) -> int:',
      '    return 1',
      'def g(self): pass',
    ].join('\n')
    const { signatures } = read(source).names
    expect(signatures.map(({ decorators, returns }) => ({ decorators, returns }))).toEqual([
      { decorators: ['app.post()', 'cache'], returns: true },
      { decorators: [], returns: false },
    ])
    expect(signatures[0]?.parameters).toEqual([
      { name: 'a' },
      { name: 'b', annotation: 'pd.DataFrame' },
      { name: 'rest' },
      { name: 'c', annotation: 'Net' },
      { name: 'more' },
    ])
  })

  test.each([
    ['a value', 'return 1', true],
    ['something yielded', 'yield 1', true],
    ['nothing', 'return', false],
    ['nothing of its own', 'pass', false],
  ])('return %s', (_name, body, returns) => {
    expect(read(`def f():\n    ${body}\n`).names.signatures[0]?.returns).toBe(returns)
  })
})
