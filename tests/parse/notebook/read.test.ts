import { expect, test } from 'vitest'
import { readNotebook } from '../../../src/parse/notebook/read.ts'

const read = (notebook: unknown) => readNotebook(JSON.stringify(notebook))
const code = (source: unknown, metadata = {}) => ({ cell_type: 'code', source, metadata })
const text = { cell_type: 'markdown', source: '# Title' }

test('counts all cells and reads the code cells; source is a string or a list', () => {
  expect(
    read({ nbformat: 4, cells: [text, code('x = 1\r\ny = 2'), { cell_type: 'raw', source: 'z' }, code(['a\n', 'b'])] }),
  ).toEqual({
    cells: [
      { cell: 2, source: 'x = 1\ny = 2' },
      { cell: 4, source: 'a\nb' },
    ],
  })
})

test('nbformat 3: worksheets, and code stands in input', () => {
  const worksheets = [
    { cells: [text, { cell_type: 'code', language: 'python', input: ['x = 1\n', 'y'] }] },
    {
      cells: [
        { cell_type: 'code', language: 'ruby', input: 'puts 1' },
        { cell_type: 'code', input: 'z' },
      ],
    },
  ]
  expect(read({ nbformat: 3, worksheets })).toEqual({
    cells: [
      { cell: 2, source: 'x = 1\ny' },
      { cell: 4, source: 'z' },
    ],
  })
})

test.each([
  [{ language_info: { name: 'R' } }, /notebook in "R"/],
  [{ language_info: { name: 'julia' }, kernelspec: { language: 'python' } }, /notebook in "julia"/],
  [{ kernelspec: { name: 'ir', display_name: 'R' } }, /notebook in "ir"/],
  [{ kernelspec: { name: 'julia-1.9' } }, /notebook in "julia"/],
])('a notebook in another language is left out: %j', (metadata, reason) => {
  expect(read({ cells: [code('x')], metadata })).toEqual({ reason: expect.stringMatching(reason) })
})

test.each([
  [{}],
  [{ language_info: { name: 'python', version: '3.9' } }],
  [{ language_info: { name: 'ipython' } }],
  [{ kernelspec: { name: 'my-irregular-env', display_name: 'Python 3' } }],
  [{ language_info: { name: 'pyspark' } }],
  [{ kernelspec: { language: '', name: 'python3' } }],
])('a Python notebook is read: %j', (metadata) => {
  expect(read({ cells: [code('x')], metadata })).toEqual({ cells: [{ cell: 1, source: 'x' }] })
})

test.each([
  [{ vscode: { languageId: 'sql' } }],
  [{ dotnet_interactive: { language: 'csharp' } }],
  [{ polyglot_notebook: { kernelName: 'javascript' } }],
  [{ kernel: 'R' }],
])('a cell in another language is left out: %j', (metadata) => {
  expect(
    read({ cells: [code('x', metadata), code('y', { vscode: { languageId: 'python' }, kernel: 'Python3' })] }),
  ).toEqual({
    cells: [{ cell: 2, source: 'y' }],
  })
})

test.each([
  ['', /is empty/],
  ['{"cells": [', /no valid JSON/],
  ['{\n<<<<<<< HEAD\n"cells": []\n', /merge conflict in line 2/],
  ['[]', /no list of cells/],
  ['null', /no list of cells/],
  ['{"nbformat": 4}', /no list of cells/],
])('broken file %j gives a reason', (source, reason) => {
  expect(readNotebook(source)).toEqual({ reason: expect.stringMatching(reason) })
})

test('never throws, whatever stands where cells should', () => {
  for (const odd of [null, 1, 'x', [], {}, [null], { name: 1 }, { cells: 1 }]) {
    expect(read({ cells: [odd, code(odd), code('x', odd as object)], metadata: odd })).toHaveProperty('cells')
    expect(read({ worksheets: [odd] })).toEqual({ cells: [] })
  }
})

test('a deeply nested file does not exhaust the stack', () => {
  const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`
  expect(readNotebook(`{"cells": ${deep}}`)).toEqual({ cells: [] })
})
