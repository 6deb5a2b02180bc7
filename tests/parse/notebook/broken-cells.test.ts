import fc from 'fast-check'
import { expect, test } from 'vitest'
import { joinCells } from '../../../src/parse/notebook/join.ts'
import { parsePython } from '../../../src/parse/python.ts'

const COUNTING = { freeStrings: 'all', bodiesAreUnits: false } as const

const SOUND = [
  'import numpy as np\nfrom torch import nn',
  'def f(a, b=1):\n    if a:\n        return b\n    return np.mean(a)',
  'class Model(nn.Module):\n    """Docs"""\n    def forward(self, x):\n        return [y for y in x if y]',
  'for x in range(3):\n    print(x)\nelse:\n    stop()',
  '%matplotlib inline\n!pip install torch\nplot(1)',
  's = """\n%time\n  text\n"""',
  'await fetch(1)',
  'if colab:\n    !pip install x',
  '%%time\nmodel.fit(X,\n  y)',
  '# only a comment',
  '',
  'x = 1 + \\\n  2',
]

/** None of these is Python by itself; several would be with the cell before or after. */
const BROKEN = [
  's = """ never closed',
  "'''",
  'x = foo(',
  'x = {"a": [1,',
  ')',
  '"""',
  '@decorated',
  'else:\n    other()',
  'except ValueError:\n    pass',
  'elif x:\n    y()',
  'finally:\n    y()',
  'if x:',
  'def g(a):',
  'class A:\n',
  'x = 1 + \\',
  'x = 1 +',
  'return (',
  "s = 'open",
  'for x in y:\n# nothing',
  'try:\n    x()',
  '}',
  'def f(:\n    pass',
]

const cells = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...SOUND).map((source) => ({ source, sound: true })) },
    { weight: 2, arbitrary: fc.constantFrom(...BROKEN).map((source) => ({ source, sound: false })) },
  ),
  { maxLength: 10 },
)

function join(sources: readonly string[]) {
  const firstError = (source: string) => parsePython(source, COUNTING).errorLine
  return joinCells(
    sources.map((source, index) => ({ cell: index + 1, source })),
    firstError,
  )
}

const facts = (source: string) => parsePython(source, COUNTING)

test.each(SOUND)('a sound cell is kept: %j', (source) => {
  expect(join([source]).broken).toEqual([])
})

test.each(BROKEN)('a broken cell is found: %j', (source) => {
  expect(join([source]).broken).toHaveLength(1)
})

test('a broken cell never changes the facts of other cells', () => {
  fc.assert(
    fc.property(cells, (notebook) => {
      const joined = join(notebook.map(({ source }) => source))
      const blanked = join(notebook.map(({ source, sound }) => (sound ? source : source.replace(/[^\n]/g, ''))))
      expect(joined.cells).toEqual(blanked.cells)
      expect(facts(joined.source)).toEqual(facts(blanked.source))
      expect(joined.broken.map(({ cell }) => cell)).toEqual(
        notebook.flatMap(({ sound }, index) => (sound ? [] : [index + 1])),
      )
    }),
    { numRuns: 300 },
  )
})

test('the joined module has no error and every cell its lines', () => {
  fc.assert(
    fc.property(cells, (notebook) => {
      const { source, cells: spans } = join(notebook.map((cell) => cell.source))
      expect(facts(source).errorLine).toBeUndefined()
      let line = 1
      for (const [index, span] of spans.entries()) {
        expect(span).toEqual({ cell: index + 1, firstLine: line, lines: notebook[index]!.source.split('\n').length })
        line += span.lines
      }
      expect(source.split('\n').length).toBe(line)
    }),
    { numRuns: 300 },
  )
})
