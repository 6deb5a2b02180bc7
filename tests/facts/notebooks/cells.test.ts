import { spawnSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { type RawCell, readCells } from '../../../src/facts/notebooks/cells.ts'
import { findCommands } from '../../../src/facts/notebooks/commands.ts'
import { readExecution } from '../../../src/facts/notebooks/execution.ts'
import { isKnown } from '../../../src/facts/notebooks/knownNames.ts'
import { readOutputs } from '../../../src/facts/notebooks/outputs.ts'
import { Broken } from '../../../src/facts/read/broken.ts'

/** Code cells with these execution counts; undefined was not run. */
function cells(...counts: readonly (number | undefined)[]): RawCell[] {
  return counts.map((count, index) => ({
    ...{ cell: index + 1, type: 'code', source: 'x', count, outputs: [], tags: [] },
  }))
}

describe('the cells of a notebook', () => {
  test('of format 4: sources are texts or lists of lines', () => {
    const text = JSON.stringify({
      nbformat: 4,
      metadata: { kernelspec: { name: 'python3' } },
      cells: [
        { cell_type: 'code', source: ['a = 1\n', 'b = 2'], execution_count: 3, outputs: [{ output_type: 'stream' }] },
        { cell_type: 'markdown', source: '# Title\r\ntext', metadata: { tags: ['parameters', 7] } },
        { cell_type: 'code', source: '', execution_count: null },
        { cell_type: 'raw', source: 'x' },
      ],
    })
    const { metadata, cells: found } = readCells(text)
    expect(metadata).toEqual({ kernelspec: { name: 'python3' } })
    expect(found.map(({ cell, type, source, count, tags }) => [cell, type, source, count, tags])).toEqual([
      [1, 'code', 'a = 1\nb = 2', 3, []],
      [2, 'markdown', '# Title\ntext', undefined, ['parameters']],
      [3, 'code', '', undefined, []],
      [4, 'raw', 'x', undefined, []],
    ])
    expect(found[0]?.outputs).toEqual([{ output_type: 'stream' }])
  })

  test('of format 3: worksheets, inputs and prompt numbers', () => {
    const sheet = { cells: [{ cell_type: 'code', input: ['x = 1'], prompt_number: 2 }] }
    const { cells: found } = readCells(JSON.stringify({ nbformat: 3, worksheets: [sheet, sheet] }))
    expect(found.map(({ cell, source, count }) => [cell, source, count])).toEqual([
      [1, 'x = 1', 2],
      [2, 'x = 1', 2],
    ])
  })

  test.each(['', '{', '[]', '{"cells": 7}', '"text"'])('%j is no notebook', (text) => {
    expect(() => readCells(text)).toThrow(Broken)
  })

  test('what is of another shape is empty', () => {
    const { cells: found } = readCells(
      '{"cells": [null, 7, {"cell_type": "code", "source": {}, "execution_count": -1}]}',
    )
    expect(found.map(({ type, source, count, outputs }) => [type, source, count, outputs])).toEqual([
      ['markdown', '', undefined, []],
      ['markdown', '', undefined, []],
      ['code', '', undefined, []],
    ])
  })
})

describe('in which order cells were run', () => {
  test('one after the other', () => {
    expect(readExecution(cells(1, 2, 3))).toEqual({
      ...{ executed: 3, order: 'increasing', first: 1, outOfOrder: [], repeated: [], gaps: 0, skipped: [] },
    })
  })

  test('gaps are counts that no cell has', () => {
    expect(readExecution(cells(4, 7, 8))).toMatchObject({ order: 'increasing', first: 4, gaps: 2 })
  })

  test('a lower count than before it, and one that stands twice, are faults', () => {
    expect(readExecution(cells(1, 3, 2))).toMatchObject({
      order: 'out-of-order',
      outOfOrder: [3],
      repeated: [],
      gaps: 0,
    })
    expect(readExecution(cells(1, 2, 2))).toMatchObject({ order: 'out-of-order', outOfOrder: [], repeated: [3] })
  })

  test('cells between others that were not run; those at the ends are still to come', () => {
    expect(readExecution(cells(undefined, 1, undefined, 2, undefined)).skipped).toEqual([3])
  })

  test('nothing was run: never, or the counts were taken out', () => {
    expect(readExecution([])).toMatchObject({ order: 'never', executed: 0, gaps: 0 })
    expect(readExecution(cells(undefined, undefined)).order).toBe('stripped')
    const shown = cells(undefined).map((cell) => ({ ...cell, outputs: [{ output_type: 'stream' }] }))
    expect(readExecution(shown).order).toBe('never')
    expect(readExecution([])).not.toHaveProperty('first')
  })

  test('empty cells and text do not count', () => {
    const [first, second] = cells(2, 1)
    expect(readExecution([first!, { ...second!, source: '  \n' }])).toMatchObject({ executed: 1, order: 'increasing' })
    expect(readExecution([first!, { ...second!, type: 'markdown' }])).toMatchObject({ executed: 1 })
  })
})

describe('outputs', () => {
  test('their cells, sizes, pictures and errors', () => {
    const picture = { output_type: 'display_data', data: { 'image/png': 'abcd', 'text/plain': '<Figure>' } }
    const error = { output_type: 'error', ename: 'KeyError' }
    const [one, two, three] = cells(1, 2, 3)
    const read = readOutputs([{ ...one!, outputs: [picture] }, { ...two!, outputs: [error] }, three!])
    expect(read).toMatchObject({ cells: 2, errors: [2] })
    // With its quotes, as it stands in the file.
    expect(read.pictures).toBe('"abcd"'.length)
    expect(read.size).toBe(JSON.stringify(picture).length + JSON.stringify(error).length)
  })

  test('of format 3: pictures have keys of their own, errors another name', () => {
    const [one] = cells(1)
    const outputs = [{ output_type: 'display_data', png: 'ab' }, { output_type: 'pyerr' }]
    expect(readOutputs([{ ...one!, outputs }])).toMatchObject({ pictures: 4, errors: [1] })
  })
})

describe('commands of IPython', () => {
  const commands = (source: string) => findCommands({ ...cells(1)[0]!, source })

  // As IPython's manual describes them.
  test.each([
    ['files = !ls *.csv', ['files']],
    ['a, b = %sql select 1, 2', ['a', 'b']],
    ['%%capture out\nprint(1)', ['out']],
    ['%%capture --no-stderr captured', ['captured']],
    ['%store -r frame', ['frame']],
    ['%%sql result <<\nselect 1', ['result']],
    ['%%bigquery frame --project x', ['frame']],
    ['%%bash --out listing\nls', ['listing']],
  ])('%j binds %j', (source, binds) => {
    expect(commands(source)).toMatchObject([{ line: 1, binds, hides: false }])
  })

  test.each(['%run other.ipynb', '%pylab inline', '%load module.py', '%store -r'])('%s may bind anything', (source) => {
    expect(commands(source)).toMatchObject([{ hides: true }])
  })

  test.each(['!pip install x', '%timeit f()', '%matplotlib inline', 'x = y % z', 'if a != b: pass', ''])(
    '%j binds nothing',
    (source) => {
      expect(commands(source)).toEqual([])
    },
  )

  test('have their line in the cell', () => {
    expect(commands('x = 1\n\nfiles = !ls')).toMatchObject([{ line: 3 }])
  })
})

describe('names that need no cell', () => {
  const python = spawnSync('python3', ['-c', 'import builtins, json; print(json.dumps(dir(builtins)))'], {
    encoding: 'utf8',
  })

  test.skipIf(python.status !== 0)('are all built-in ones of the Python at hand', () => {
    const names = JSON.parse(python.stdout) as string[]
    expect(names.length).toBeGreaterThan(100)
    expect(names.filter((name) => !isKnown(name))).toEqual([])
  })

  test.each(['_', '__', '___', '_12', '_i', '_ii', '_i3', '_oh', 'In', 'Out', 'display', '__name__'])('%s', (name) => {
    expect(isKnown(name)).toBe(true)
  })

  test.each(['__file__', 'np', 'frame', '_x', '____', 'Print'])('%s is none', (name) => {
    expect(isKnown(name)).toBe(false)
  })
})
