import { expect, test } from 'vitest'
import { measure } from '../../src/measure.ts'
import { makeTree } from '../helpers/tree.ts'

async function skippedOf(source: string) {
  const root = makeTree({ 'a.py': source, 'b.py': 'x = 1\n' })
  const { skipped } = await measure(root, { preset: 'se-ml', exclude: [], roles: [], workers: 1 })
  return skipped
}

const AFTER = 'def lost():\n    return 1\n'

test.each([
  ['a docstring', `def a():\n    """Doc.\n    return 1\n\n${AFTER}`, 2, 'the last 5 lines were'],
  ['a raw text', `x = 1\ny = r'''\n${AFTER}`, 2, 'the last 3 lines were'],
  ['an f-string', `x = 1\ny = f"""\nselect {x}\n${AFTER}`, 2, 'the last 4 lines were'],
  ['an f-string without fields', `x = 1\ny = f"""\n${AFTER}`, 2, 'the last 3 lines were'],
  ['a text that ends like another one', `x = """\n${AFTER}'''\n`, 1, 'the last 4 lines were'],
  ['the last line', 'x = 1\ny = """', 2, 'the last line was'],
])('%s that is never closed is told with the line of its quotes', async (_, source, line, lines) => {
  const reason = `has triple quotes that are never closed: ${lines} not audited`
  expect(await skippedOf(source)).toEqual([{ path: 'a.py', reason, line, partly: true }])
})

test.each([
  ['closed quotes', 'x = """\n"""\n'],
  ['quotes in quotes', `x = """'''"""\ny = '"""'\n`],
  ['an f-string of several lines', 'y = 1\nx = f"""\n{y}\n"""\n'],
])('%s are no fault', async (_, source) => {
  expect(await skippedOf(source)).toEqual([])
})

test('another error keeps its own words', async () => {
  const reason = 'has a syntax error: the rest was audited where it is intact'
  expect(await skippedOf('x = """a"""\ndef (:\n')).toMatchObject([{ path: 'a.py', reason, line: 2 }])
})
