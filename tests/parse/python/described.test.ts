import { expect, test } from 'vitest'
import { read } from './read.ts'

const described = (body: string) => read(`def f(a):\n    ${body}\n    return a\n`).names.signatures[0]?.described

test.each([
  ['pass', 0],
  ['"""Share of late payments in the last year."""', 8],
  ["r'''Ratio.'''", 1],
  ['"Ratio of two sums"', 4],
  ['"""Ratio of sums.\n\n    Args:\n        a: a long text on it\n    """', 3],
  ['"""Ratio of sums.\n\n    Parameters\n    ----------\n    a : float\n    """', 3],
  ['"""Ratio.\n\n    :param a: number\n    """', 1],
  ['"""_summary_"""', 0],
  ['"""TODO: describe"""', 0],
  ['x = "no docstring at all"', 0],
  ['f"""no docstring {a}"""', 0],
])('%s', (body, words) => {
  expect(described(body)).toBe(words)
})

test('of a function in one line', () => {
  expect(read('def f(): "Share of two sums"\n').names.signatures[0]?.described).toBe(4)
  expect(read('def f(): return 1\n"Not its own"\n').names.signatures[0]?.described).toBe(0)
})

const remarks = (source: string) =>
  read(`${source}\n`).names.subscripts.flatMap(({ remark, line }) => (remark ? [line] : []))

test.each([
  ['df["c"] = df["a"]  # Late payers pay in parts', [1]],
  ['# Late payers pay in parts.\ndf["c"] = df["a"]', [2]],
  ['# Late payers pay in parts.\n\ndf["c"] = df["a"]', []],
  ['df["c"] = df["a"]  # noqa: E501 too long', []],
  ['# df["c"] = df["b"]\ndf["c"] = df["a"]', []],
  ['df["c"] = df["a"]  # ratio', []],
  ['df["c"] = df["# not a comment at all"]', []],
  ['df["c"] = (\n    df["a"]\n    + df["b"]\n)  # Sum of both accounts', [1]],
  ['x["c"] = y["a"]  # Another frame than this', []],
])('a remark: %s', (source, lines) => {
  expect(remarks(source)).toEqual(lines)
})

test.each([
  ['df.loc[37, "label"] = 1', true],
  ['df.at[37, "label"] = 1', true],
  ['df.loc[df.calls > 3, "label"] = 1', undefined],
  ['df.loc[3 + n, "label"] = 1', undefined],
  ['df["label"] = 37', undefined],
])('one row by its number: %s', (source, row) => {
  expect(read(`${source}\n`).names.subscripts.map((one) => [one.of, one.columns, one.row])).toEqual([
    ['df', ['label'], row],
  ])
})
