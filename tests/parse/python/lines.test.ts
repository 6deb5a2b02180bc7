import { describe, expect, test } from 'vitest'
import { BCH, outline, read } from './read.ts'

const compared = (source: string) => [...read(source).cloneLines.lines]

describe('lines for the duplicate finder', () => {
  test('are lines of code without comments, blank lines, docstrings and imports', () => {
    const source =
      '"""Docs"""\nimport a\nfrom b import (\n  c,\n  d,\n)\n\n# no\nx = """\nfree\n"""\nif x: import e\ny = 1; import f\n'
    expect(compared(source)).toEqual([9, 12, 13])
  })

  test('are equal when their trimmed text is', () => {
    const { hashA, hashB } = read('if x:\n  a = 1\n\tb = 2 \nif y:\n\t\ta = 1\na = 2\n').cloneLines
    expect([hashA[1], hashB[1]]).toEqual([hashA[4], hashB[4]])
    expect(new Set(hashA).size).toBe(5)
    expect(new Set(hashB).size).toBe(5)
  })
})

describe('as Better Code Hub counted', () => {
  test('only unprefixed triple-quoted strings are free, blank lines of others count in units', () => {
    const source = 'def f():\n    r"""a\n\n    b"""\n    """c\n    d"""\n    return 1\n'
    expect(read(source, BCH).units[0]).toMatchObject({ codeLines: 5 })
    expect(read(source, BCH).codeLines).toBe(4)
    expect(read(source).units[0]).toMatchObject({ codeLines: 2 })
  })

  test('class bodies and all module-level code are units', () => {
    const source =
      'import a\n@b\nclass A:\n    x = 1\n    class B:\n        y = 2\n    def m(self):\n        pass\nX = 1\n'
    expect(outline(source, BCH)).toEqual([
      'class-body A 3-4',
      'class-body A.B 5-6',
      'method A.m 7-8',
      'script <script> 1-9',
    ])
    expect(read(source, BCH).units.map(({ codeLines }) => codeLines)).toEqual([2, 2, 2, 3])
  })
})

describe('content of a unit', () => {
  const content = (source: string) => read(source).units[0]!.content
  const ORIGINAL = 'def f(a, b):\n    # why\n    return g(a, "x", [1,\n        2])\n'

  test.each([
    ['moved', `\n\nif x:\n  def f(a, b):\n      return g(a, "x", [1, 2])\n`],
    ['reformatted', "def f(\n    a,\n    b,\n):\n    return g(\n        a,\n        'x',\n        [1, 2],\n    )\n"],
  ])('is equal when it is %s', (_, source) => {
    expect(content(source)).toBe(content(ORIGINAL))
  })

  test.each(['a, c', 'b, a', 'a, b=1', 'a, *b'])('differs for parameters %s', (parameters) => {
    expect(content(ORIGINAL.replace('a, b', parameters))).not.toBe(content(ORIGINAL))
  })

  test('tells token borders', () => {
    expect(content('def f(): return a or b\n')).not.toBe(content('def f(): return aor_b\n'))
    expect(content('def f(): x = ab; c\n')).not.toBe(content('def f(): x = a; bc\n'))
  })
})
