import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pythonOf } from '../../../src/parse/notebook/magics.ts'

const KEPT: readonly [string, string, string][] = [
  ['plain code', 'x = 1\ny = x % 2', 'x = 1\ny = x % 2'],
  ['a line magic', '%matplotlib inline\nx = 1', '\nx = 1'],
  ['a shell line', 'x = 1\n!pip install torch\ny = 2', 'x = 1\n\ny = 2'],
  ['a shell line over several lines', '!pip install \\\n  torch \\\n  numpy\nx = 1', '\n\n\nx = 1'],
  ['a shell line with an open quote', "!echo it's\nx = 1", '\nx = 1'],
  ['output of a command', 'files = !ls\nfiles, n = %sx ls\nd[0] = !ls', '\n\n'],
  ['the statement that is timed', '%time model.fit(X, y)\nx = %timeit -n 10 -r3 f(x)', 'model.fit(X, y)\nx = f(x)'],
  ['a timed statement over several lines', '%time f(a,\n  "%b")\n%c', 'f(a,\n  "%b")\n'],
  ['%time without a statement', '%time\nf()', '\nf()'],
  ['help requests', '?np.array\nnp.array?\nnp.array??\n%time?', '\n\n\n'],
  ['a question mark in a comment or a string', 'x = 1  # ok?\n# ok?\ny = "ok?"', 'x = 1  # ok?\n# ok?\ny = "ok?"'],
  ['cell magics that time', '%%time\nf()', '\nf()'],
  ['two cell magics', '%%time\n%%capture out\nf()', '\n\nf()'],
  ['a cell magic below a comment', '# fit\n\n%%time\nf()', '\n\n\nf()'],
  [
    'a long string with lines that look like commands',
    's = """\n%time\n!ls\nhelp?\n"""\n%time',
    's = """\n%time\n!ls\nhelp?\n"""\n',
  ],
  ['a string over a backslash', 's = "a\\\n!b"\n!c', 's = "a\\\n!b"\n'],
  ['an open bracket', 'x = (a\n%b\n)\n%c', 'x = (a\n%b\n)\n'],
  ['a continued line', 'x = a \\\n%b\n%c', 'x = a \\\n%b\n'],
  ['a bracket in a comment or a string', '# (\ns = "("\n%c', '# (\ns = "("\n'],
  ['quotes inside other quotes', 's = \'"""\'\n%a\nt = "\\""\n%b', 's = \'"""\'\n\nt = "\\""\n'],
  ['a backslash at the end of a comment', '# a \\\n%b', '# a \\\n'],
  [
    'operators with a percent or exclamation mark',
    'x %= 2\nx != 2\nprint("a=%d" % x)',
    'x %= 2\nx != 2\nprint("a=%d" % x)',
  ],
  ['commands without a percent sign', 'pip install torch\ncd data/raw\nls -la\nrm -rf out', '\n\n\n'],
  [
    'names like commands',
    'ls = 1\nls in x\ncat(x)\npip = ls - 1\ncd.run()',
    'ls = 1\nls in x\ncat(x)\npip = ls - 1\ncd.run()',
  ],
  ['indented cells', '  x = 1\n  if x:\n    y()', 'x = 1\nif x:\n  y()'],
  [
    'a block that held a command only',
    'if colab:\n    !pip install x  # now\nelse:\n  # no\n  %cd x\nf()',
    'if colab:\n    pass\nelse:\n  # no\n  pass\nf()',
  ],
  [
    'a block that holds more',
    'if colab:\n    !ls\n    f()\nif x:\n    f()\n    %cd y',
    'if colab:\n\n    f()\nif x:\n    f()\n',
  ],
  ['a block of commands', 'for x in y:\n    !a\n    !b', 'for x in y:\n    pass\n'],
]

test.each(KEPT)('keeps the Python of %s', (_, source, python) => {
  expect(pythonOf(source)).toBe(python)
})

test.each([
  '%%bash\nls',
  '%%html\n<b>',
  '%%javascript\nalert(1)',
  '%%writefile a.py\nx = 1',
  '%%sql\nselect 1',
  '%%R\nx <- 1',
  '%%cython\ncdef int x',
  '%%!\nls',
  '%%unknown\nx = 1',
  '%%time\n%%bash\nls',
  '\n# in a shell\n%%sh\nls',
  '%md\n# Title',
  '%sql\nselect 1',
])('leaves out a cell in another language: %j', (source) => {
  expect(pythonOf(source)).toBeUndefined()
})

const fragment = fc.constantFrom(
  ...[
    'x = 1',
    '    ',
    '%time ',
    '!ls',
    '"""',
    "'''",
    '"',
    "'",
    '\\',
    '(',
    ')',
    '[',
    '#',
    '?',
    '%%time',
    'if x:',
    '=',
    ' ',
  ],
)
const cell = fc.array(
  fc.array(fragment, { maxLength: 5 }).map((parts) => parts.join('')),
  { maxLength: 12 },
)

test('lines keep their numbers, whatever is in them', () => {
  fc.assert(
    fc.property(cell, (lines) => {
      const python = pythonOf(lines.join('\n'))?.split('\n')
      expect(python?.length ?? Math.max(1, lines.length)).toBe(Math.max(1, lines.length))
    }),
    { numRuns: 2000 },
  )
})

test('time is linear in the size of a cell', () => {
  const lines = 200_000
  for (const line of ['%%time', 'if x:\n  !a', '  !a', '"""', '(', '!a \\', '? ? ? ?', 's = "\\']) {
    const start = performance.now()
    pythonOf(`${line}\n`.repeat(lines))
    expect(performance.now() - start, line).toBeLessThan(5000)
  }
})

/** IPython's own transformers are the reference: what they turn into calls of the shell is what we take out. */
test.skipIf(!hasIPython())('finds the commands that IPython finds', () => {
  const sources = KEPT.map(([, source]) => source).filter(
    (source) => !/^(?:\s*%%|pip install|ls = 1)|\n%%/.test(source),
  )
  const script = `
import ast, json, sys
from IPython.core.inputtransformer2 import TransformerManager
class Cleaner(ast.NodeTransformer):
    def visit_Pass(self, node): return None
    def visit_Expr(self, node): return None if 'get_ipython' in ast.dump(node) else node
    def visit_Assign(self, node): return None if 'get_ipython' in ast.dump(node) else node
def shape(source): return ast.dump(Cleaner().visit(ast.parse(source)))
pairs = json.load(sys.stdin)
print(json.dumps([[shape(TransformerManager().transform_cell(a)), shape(b)] for a, b in pairs]))`
  const untimed = (source: string) => source.replace(/%time(it)? (?:-\w+ ?\d* )*(?=\w)/g, '')
  const input = JSON.stringify(sources.map((source) => [untimed(source), pythonOf(source)]))
  const shapes: [string, string][] = JSON.parse(execFileSync('python3', ['-c', script], { input, encoding: 'utf8' }))
  shapes.forEach(([theirs, ours], index) => {
    expect(ours, sources[index]).toBe(theirs)
  })
})

function hasIPython(): boolean {
  try {
    execFileSync('python3', ['-c', 'import IPython'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
