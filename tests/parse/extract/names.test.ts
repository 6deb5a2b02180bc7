import { describe, expect, test } from 'vitest'
import { findImports } from '../../../src/parse/extract/imports.ts'
import { readArguments } from '../../../src/parse/extract/names/arguments.ts'
import { findBindings } from '../../../src/parse/extract/names/bindings.ts'
import { chainOf } from '../../../src/parse/extract/names/chain.ts'
import { loopDepths } from '../../../src/parse/extract/names/loops.ts'
import { findMains, findOptional } from '../../../src/parse/extract/names/ranges.ts'
import { findClasses, findSignatures } from '../../../src/parse/extract/names/signatures.ts'
import { findSubscripts } from '../../../src/parse/extract/names/subscripts.ts'
import { findOwners } from '../../../src/parse/extract/owners.ts'
import { syntaxOf } from './syntax.ts'

const bindingsOf = (...lines: readonly string[]) => {
  const syntax = syntaxOf(...lines)
  return findBindings(syntax, findOwners(syntax, false).ofStatement).map(
    ({ line: _line, unit: _unit, ...rest }) => rest,
  )
}

describe('chains', () => {
  test.each([
    ['a', 'a'],
    ['a.b.c', 'a.b.c'],
    ['a . b', 'a.b'],
    ['pd.read_csv(path).dropna()', 'pd.read_csv().dropna()'],
    ['df["a"].mean()', 'df[].mean()'],
    ['await f(x)', 'f()'],
    ['a + b', undefined],
    ['"a".join(b)', undefined],
    ['(a).b', undefined],
    ['not a', undefined],
    ['1', undefined],
  ])('%s: %s', (source, chain) => {
    const { tokens } = syntaxOf(source)
    expect(chainOf(tokens, 0, tokens.count)).toBe(chain)
  })
})

describe('bindings', () => {
  test.each([
    ['model = Model()', [{ targets: ['model'], from: 'Model()' }]],
    ['a = b = c', [{ targets: ['a', 'b'], from: 'c' }]],
    ['x, y = split(d)', [{ targets: ['x', 'y'], from: 'split()' }]],
    ['(x, y) = split(d)', [{ targets: ['x', 'y'], from: 'split()' }]],
    ['self.net = nn.Linear(1, 2)', [{ targets: ['self.net'], from: 'nn.Linear()' }]],
    ['df: pd.DataFrame = load()', [{ targets: ['df'], from: 'load()', annotation: 'pd.DataFrame' }]],
    ['m: "Model"', [{ targets: ['m'], annotation: 'Model' }]],
    ['m: Optional[Model] = None', [{ targets: ['m'], annotation: 'Model' }]],
    ['m: Model | None = None', [{ targets: ['m'], annotation: 'Model' }]],
    ['m: list[Model] = x', [{ targets: ['m'], from: 'x', annotation: 'list' }]],
    ['cols = ["age", "sex"]', [{ targets: ['cols'], items: ['age', 'sex'] }]],
    [
      'with open(p) as f, run() as r: pass',
      [
        { targets: ['f'], from: 'open()' },
        { targets: ['r'], from: 'run()' },
      ],
    ],
    ['with lock: pass', []],
    ['x = 1', [{ targets: ['x'] }]],
    ['f = lambda a, b=c: d', [{ targets: ['f'] }]],
    ['x[0] = y', []],
    ['x += y', []],
    ['f(x=1)', []],
  ])('%s', (source, bindings) => {
    expect(bindingsOf(source)).toEqual(bindings)
  })

  test('what a function returns is bound to it', () => {
    expect(bindingsOf('def f():', '  return Model(a).eval()', '  return 1')).toEqual([
      { targets: ['return'], from: 'Model().eval()' },
    ])
  })

  test('addresses are kept, other texts are none', () => {
    const code = [
      'uri: str = "./mlruns"',
      "self.server = 'http://10.0.0.1:5000'",
      'db = "sqlite:///runs.db"',
      'title = "All runs"',
      'both = "https://a" + NAME',
      'filled = f"https://{host}"',
      'made = make("https://a")',
    ]
    expect(bindingsOf(...code).map(({ text }) => text)).toEqual([
      './mlruns',
      'http://10.0.0.1:5000',
      'sqlite:///runs.db',
      undefined,
      undefined,
      undefined,
      undefined,
    ])
  })

  test('texts that are filled in with variables are marked, constants are none', () => {
    expect(bindingsOf('q = f"select {x}"', 'r = "a" + NAME', 's = "%s" % y').map(({ filled }) => filled)).toEqual([
      true,
      undefined,
      true,
    ])
  })
})

describe('arguments', () => {
  test.each([
    ['f(1, -2.5, "a", True, None)', [{ value: 1 }, { value: -2.5 }, { value: 'a' }, { value: true }, { value: null }]],
    ['f(x, a.b, g(y), d["k"])', [{ name: 'x' }, { name: 'a.b' }, { name: 'g()' }, { name: 'd[]' }]],
    ['f(a=1, b=x, c=y + z)', [{ keyword: 'a', value: 1 }, { keyword: 'b', name: 'x' }, { keyword: 'c' }]],
    ['f(["a", "b"], ("c",))', [{ value: ['a', 'b'] }, { value: ['c'] }]],
    ['f({"a": 1, "b": x, **c})', [{ keys: ['a', 'b'] }]],
    ['f(x + 1, *args, **kw)', [{}, {}, {}]],
    ['f(1_000, 0x10)', [{ value: 1000 }, { value: 16 }]],
    ['f()', []],
    ['f(a,)', [{ name: 'a' }]],
  ])('%s', (source, expected) => {
    const { tokens } = syntaxOf(source)
    expect(readArguments(tokens, 1, tokens.partner[1]!)).toEqual(expected)
  })

  test('long texts are cut, tables are not read on', () => {
    const long = syntaxOf(`f("${'a'.repeat(1000)}")`)
    expect(readArguments(long.tokens, 1, long.tokens.partner[1]!)).toEqual([{ value: 'a'.repeat(200) }])
    const table = syntaxOf(`f(${'1, '.repeat(100)})`)
    expect(readArguments(table.tokens, 1, table.tokens.partner[1]!).length).toBe(24)
  })
})

describe('subscripts', () => {
  const subscriptsOf = (source: string) => {
    const syntax = syntaxOf(source)
    return findSubscripts(syntax, findOwners(syntax, false).ofStatement)
  }

  test.each([
    ['x = df["age"]', { of: 'df', columns: ['age'], write: false, computed: false }],
    ['df["age"] = 1', { of: 'df', columns: ['age'], write: true, computed: false }],
    ['df["ratio"] = df["a"] / df["b"]', { of: 'df', columns: ['ratio'], write: true, computed: true }],
    ['df["age"] += 1', { of: 'df', columns: ['age'], write: true, computed: false }],
    ['x = df[["a", "b"]]', { of: 'df', columns: ['a', 'b'], write: false }],
    ['df.loc[mask, "a"] = 0', { of: 'df', columns: ['a'], write: true }],
    ['df.loc[37, "label"] = "cat"', { of: 'df', columns: ['label'], write: true, row: true, text: 'cat' }],
    ['f(df["a"])', { of: 'df', columns: ['a'], write: false }],
    ['x = pd.read_csv(p)["a"]', { of: 'pd.read_csv()', columns: ['a'] }],
  ])('%s', (source, first) => {
    expect(subscriptsOf(source)[0]).toMatchObject(first)
  })

  test.each(['x = df[0]', 'x = df[name]', 'x = ["a"]', 'x = {"a": 1}', 'x = df[df > 1]', 'x = [1, 2]["a"]'])(
    '%s names no column',
    (source) => {
      expect(subscriptsOf(source)).toEqual([])
    },
  )

  test('a comment of several words explains a computed column, a directive does not', () => {
    const remarkOf = (comment: string) => subscriptsOf(`df["r"] = df["a"] / 2  ${comment}`)[0]?.remark
    expect(remarkOf('# share of the whole week')).toBe(true)
    expect(remarkOf('# noqa: E501 too long')).toBeUndefined()
    expect(remarkOf('# half')).toBeUndefined()
  })
})

describe('signatures and classes', () => {
  test('parameters, annotations, decorators and whether something comes back', () => {
    const syntax = syntaxOf(
      '@app.get("/p")',
      '@cached',
      'def f(a, b: int = 1, *args, c: pd.DataFrame, **kw) -> str:',
      '  """Predicts the price of a house."""',
      '  return a',
      'class C(Base, metaclass=M):',
      '  @property',
      '  def g(self): self.x = 1',
      '  class D: pass',
    )
    expect(findSignatures(syntax, findOwners(syntax, false))).toMatchObject([
      {
        parameters: [
          { name: 'a' },
          { name: 'b', annotation: 'int' },
          { name: 'args' },
          { name: 'c', annotation: 'pd.DataFrame' },
          { name: 'kw' },
        ],
        decorators: ['app.get()', 'cached'],
        returns: true,
        described: 6,
      },
      { parameters: [{ name: 'self' }], decorators: ['property'], returns: false, described: 0 },
    ])
    expect(findClasses(syntax)).toMatchObject([
      { name: 'C', bases: ['Base'], methods: ['g'] },
      { name: 'C.D', bases: [], methods: [] },
    ])
  })
})

test('loops around a statement count up to the function that holds it', () => {
  const { statements } = syntaxOf(
    'for a in b:',
    '  while c:',
    '    x()',
    '    def f():',
    '      for d in e: y()',
    '  z()',
  )
  expect([...loopDepths(statements)]).toEqual([0, 1, 2, 2, 0, 1, 1])
})

describe('code that runs only sometimes', () => {
  const optionalIn = (...lines: readonly string[]) => {
    const syntax = syntaxOf(...lines)
    return findOptional(syntax, findImports(syntax)).map(({ line, endLine }) => `${line}-${endLine}`)
  }

  test.each([
    [['if is_wandb_available():', '  wandb.log(x)', 'y()'], ['1-2']],
    [['def f():', '  if not HAS_OPTUNA:', '    return', '  optuna.create_study()'], ['2-4']],
    [
      ['try:', '  import wandb', 'except ImportError:', '  wandb = None', 'if wandb:', '  wandb.init()'],
      ['1-2', '5-6'],
    ],
    [['try:', '  x = load()', '  import wandb', 'except Exception:', '  pass'], []],
    [['if ready:', '  go()'], []],
  ])('%j', (lines, ranges) => {
    expect(optionalIn(...lines)).toEqual(ranges)
  })

  test('the block of a program that is started', () => {
    expect(findMains(syntaxOf('def f(): pass', 'if __name__ == "__main__":', '  f()', '  f()'))).toEqual([
      { line: 2, endLine: 4 },
    ])
    expect(findMains(syntaxOf('if name == "__main__":', '  f()'))).toEqual([])
  })
})
