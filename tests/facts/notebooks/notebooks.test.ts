import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { withHidden } from '../../../src/facts/notebooks/gather.ts'
import { readSaved } from '../../../src/facts/notebooks/read.ts'
import type { ProjectFile } from '../../../src/facts/types.ts'
import { parseFile } from '../../../src/parse/file.ts'
import { attempt, hostileTexts, IN_TIME, someText, survives } from '../hostile.ts'
import { factOf, temporary, write } from '../project.ts'

const FILE: ProjectFile = { path: 'a.ipynb', kind: 'notebook', role: 'notebook', reason: '', size: 1 }

interface Cell {
  readonly source: string | readonly string[]
  readonly type?: string
  readonly count?: number | null
  readonly outputs?: readonly unknown[]
  readonly tags?: readonly string[]
}

function text(cells: readonly Cell[], metadata: object = {}): string {
  return JSON.stringify({
    nbformat: 4,
    metadata,
    cells: cells.map(({ source, type = 'code', count = null, outputs = [], tags }) => {
      return { cell_type: type, source, execution_count: count, outputs, metadata: tags ? { tags } : {} }
    }),
  })
}

/** Reads a notebook as the pipeline does: parsed first, then its state. */
function read(json: string) {
  const root = temporary()
  write(root, { 'a.ipynb': json })
  const { module } = parseFile(root, FILE, { freeStrings: 'all', bodiesAreUnits: false })
  return withHidden(readSaved(json, FILE), module)
}

/** `name@cell:line` and, after `<`, the cell below that binds it; `?` for low confidence. */
function hidden(...sources: readonly string[]): string[] {
  const { hidden } = read(text(sources.map((source) => ({ source }))))
  const all = [...(hidden?.boundBelow ?? []), ...(hidden?.unbound ?? [])]
  return all.map(({ name, at, boundIn, confidence }) => {
    return `${name}@${at.cell}:${at.line}${boundIn === undefined ? '' : `<${boundIn}`}${confidence === 'low' ? '?' : ''}`
  })
}

describe('execution', () => {
  const counts = (...all: readonly (number | null)[]) =>
    read(text(all.map((count, at) => ({ source: `x = ${at}`, count })))).execution

  it.each([
    [[1, 2, 3], { order: 'increasing', executed: 3, first: 1, gaps: 0 }],
    [[3, 4, 9], { order: 'increasing', first: 3, gaps: 4 }],
    [[50, 1, 2], { order: 'out-of-order', outOfOrder: [2], gaps: 47 }],
    [[1, 2, 2], { order: 'out-of-order', outOfOrder: [], repeated: [3] }],
    [[1, null, 2, null], { order: 'increasing', skipped: [2] }],
    [[null, null], { order: 'stripped', executed: 0, skipped: [] }],
  ])('%j', (all, expected) => {
    expect(counts(...all)).toMatchObject(expected)
  })

  it('takes outputs without counts for a run that is not recorded, and empty cells for nothing', () => {
    expect(read(text([{ source: 'x', outputs: [{ output_type: 'stream' }] }])).execution.order).toBe('never')
    expect(read(text([])).execution.order).toBe('never')
    const withEmpty = read(text([{ source: 'x', count: 1 }, { source: ' ' }, { source: 'y', count: 2 }]))
    expect(withEmpty.execution).toMatchObject({ order: 'increasing', skipped: [] })
    expect(withEmpty.emptyCells).toEqual([2])
  })
})

describe('the file', () => {
  it('has cells, kernel, title, tags and outputs', () => {
    const picture = { output_type: 'display_data', data: { 'image/png': 'abcd', 'text/plain': 'x' } }
    const notebook = read(
      text(
        [
          { type: 'markdown', source: ['Intro\n', '# Title *here*\n'] },
          { source: 'alpha = 1', tags: ['parameters'], count: 1, outputs: [picture] },
          { source: Array.from({ length: 31 }, (_, n) => `x${n} = ${n}\n`) },
          { source: 'f()', outputs: [{ output_type: 'error', ename: 'NameError' }] },
          { type: 'raw', source: 'x' },
          { source: '' },
        ],
        {
          kernelspec: { name: 'python3', display_name: 'Python 3' },
          language_info: { name: 'python', version: '3.11.4' },
          jupytext: { formats: 'ipynb,py:percent' },
        },
      ),
    )
    expect(notebook).toMatchObject({
      language: 'python',
      kernel: { name: 'python3', version: '3.11.4' },
      cells: { code: 4, markdown: 1, raw: 1 },
      emptyCells: [],
      longCells: [3],
      title: 'Title *here*',
      intro: true,
      closing: false,
      parameters: true,
      paired: 'ipynb,py:percent',
      outputs: { cells: 2, pictures: 6, errors: [4] },
    })
    expect(notebook.outputs.size).toBe(
      JSON.stringify(picture).length + JSON.stringify({ output_type: 'error', ename: 'NameError' }).length,
    )
  })

  it('of nbformat 3 is read as well', () => {
    const json = JSON.stringify({
      nbformat: 3,
      metadata: {},
      worksheets: [
        { cells: [{ cell_type: 'code', input: ['x = y\n'], prompt_number: 4, outputs: [{ output_type: 'pyerr' }] }] },
      ],
    })
    expect(read(json)).toMatchObject({ execution: { executed: 1, first: 4 }, outputs: { errors: [1] } })
    expect(read(json).hidden?.unbound.map(({ name }) => name)).toEqual(['y'])
  })

  it('in another language has no hidden names', () => {
    const notebook = read(text([{ source: 'x <- y' }], { kernelspec: { name: 'ir' } }))
    expect(notebook.language).toBe('r')
    expect(notebook.hidden).toBeUndefined()
  })

  it('that is broken is a problem', async () => {
    const { notebooks, problems } = await factOf('notebooks', { 'a.ipynb': '{"cells": 1}', 'b.ipynb': '{' })
    expect(notebooks).toEqual([])
    expect(problems.map(({ at, reason }) => [at.path, reason])).toEqual([
      ['a.ipynb', 'not a notebook: it has no list of cells'],
      ['b.ipynb', 'not valid JSON'],
    ])
  })
})

describe('hidden names', () => {
  it.each<[string, string[], string[]]>([
    ['bound above', ['import numpy as np\nx = np.zeros(3)', 'print(x, np)'], []],
    ['bound below only', ['y = x + 1', 'x = 1'], ['x@1:1<2']],
    ['bound nowhere', ['a = 1\nprint(a, nothing)'], ['nothing@1:2']],
    ['each once', ['x\nx', 'x'], ['x@1:1']],
    ['read by what binds it', ['x = x + 1'], []],
    ['bound in a loop of the same cell', ['for i in [1]:\n    if i: print(last)\n    last = i'], []],
    ['deleted', ['x = 1', 'del x', 'print(x)'], ['x@3:1']],
    ['built in, of IPython, of results', ['print(len(_), __name__, In, _12, spark, get_ipython())'], []],
    ['a keyword of a call, an attribute', ['f = dict\nf(key=1).value'], []],
    [
      'a variable of a comprehension',
      ['[a for a in [1] if a]\n{k: v for k, v in {}.items()}\nsum(b for b in [1])'],
      [],
    ],
    ['outside of its comprehension', ['[a for a in [1]]\nprint(a)'], ['a@1:2']],
    ['a parameter of lambda', ['f = lambda a, *b, c=1, **d: (a, b, c, d)\nsorted([], key=lambda e: e)'], []],
    ['in an f-string', ['print(f"{here!r:>{wide}} {1}")'], ['here@1:1', 'wide@1:1']],
    [
      'bound by walrus, with, except, import',
      ['if (n := 1): n\nwith open("f") as g, h() as (i, j): (g, i, j)', 'def h(): pass'],
      ['h@1:2<2'],
    ],
    ['in try', ['try:\n    model\nexcept NameError:\n    model = 1'], []],
    ['bound by star import', ['from math import *\nprint(sin(1))'], ['sin@1:2?']],
    ['bound by what %run runs', ['%run other.ipynb', 'print(x)'], ['x@2:1?']],
    ['bound by a command', ['files = !ls', 'print(files)', '%%capture out\n1', 'out', '%store -r a b', '(a, b)'], []],
    [
      'of a class body',
      ['class A(Base):\n    x = 1\n    y = x\n    def m(self): return x', 'Base = object'],
      ['Base@1:1<2', 'x@1:4'],
    ],
    [
      'a decorator and a default',
      ['@deco\ndef f(a=default): return a', 'deco = default = 1'],
      ['deco@1:1<2', 'default@1:2<2'],
    ],
    ['of match', ['match 1:\n    case [a, b]: print(a, b)'], []],
    ['in a cell of another language', ['%%bash\necho $x', 'y = 1'], []],
    ['in the first cell when the second is broken', ['print(late)', 'late = (1'], ['late@1:1']],
    ['perhaps bound by a broken cell above', ['early = (1', 'print(early)'], []],
  ])('%s', (_, sources, expected) => {
    expect(hidden(...sources)).toEqual(expected)
  })

  it.each<[string, string[], string[]]>([
    ['is bound anywhere when it is not called', ['def f(): return x', 'x = 1'], []],
    ['is bound before it is called', ['def f(): return x', 'x = 1', 'f()'], []],
    ['is bound below the call', ['def f():\n    return x', 'f()', 'x = 1'], ['x@1:2<3']],
    [
      'is bound below, behind another function',
      ['def f(): return x\ndef g(): return f()', 'g()', 'x = 1'],
      ['x@1:1<3'],
    ],
    [
      'is bound nowhere',
      ['def f(a, *b):\n    c = 1\n    def g(d): return a, b, c, d, nothing\n    return g'],
      ['nothing@1:3'],
    ],
    ['is set by another function', ['def f():\n    global state\n    state = 1', 'f()\nprint(state)'], []],
    [
      'of a method is bound below the use of its class',
      ['class A:\n    def m(self): return x', 'A()', 'x = 1'],
      ['x@1:2<3'],
    ],
  ])('what a function reads %s', (_, sources, expected) => {
    expect(hidden(...sources)).toEqual(expected)
  })
})

describe('hostile notebooks', () => {
  const asCells = (source: string) => text([{ source }, { source: `print(x)\n${source}` }])

  it('never throw', async () => {
    await fc.assert(
      fc.asyncProperty(someText(), (source) => survives(() => read(asCells(source)))),
      { numRuns: 50 },
    )
    await fc.assert(fc.asyncProperty(fc.json(), (json) => survives(() => readSaved(json, FILE))))
  })

  it('end in time', async () => {
    for (const source of hostileTexts(6000)) {
      expect(await attempt(() => read(asCells(source))), JSON.stringify(source.slice(0, 20))).toBeLessThan(IN_TIME)
    }
    for (const piece of [
      'x = [lambda a: a, ',
      '[a for a in ',
      'def f():\n return g\n',
      'class A:\n x = y\n',
      'a = b = ',
      '(a, ',
    ]) {
      expect(await attempt(() => read(asCells(piece.repeat(3000)))), piece).toBeLessThan(IN_TIME)
    }
  })
})
