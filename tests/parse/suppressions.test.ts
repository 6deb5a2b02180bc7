import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findSuppressions } from '../../src/parse/extract/suppressions.ts'
import { tokenize } from '../../src/parse/tokens/lexer.ts'

function found(source: string): string[] {
  return findSuppressions(tokenize(source)).map(
    ({ line, scope, target, rules, reason }) => `${line} ${scope} ${target} [${rules.join(' ')}] ${reason}`,
  )
}

describe('comments that accept findings', () => {
  test.each([
    ['behind a line', 'x = 1\nexcept_()  # se-ml: ignore[a] -- why\n', '2 line 2 [a] why'],
    ['above a function', '# se-ml: ignore[a, b] -- why not\ndef f():\n    pass\n', '1 line 2 [a b] why not'],
    ['behind its def', 'def f():  # se-ml: ignore[a] -- why\n    pass\n', '1 line 1 [a] why'],
    ['in a signature', 'def f(\n    a,  # se-ml: ignore[a] -- why\n):\n    pass\n', '2 line 1 [a] why'],
    [
      'alone in a signature',
      'x = 1\ndef f(\n    # se-ml: ignore[a] -- why\n    a,\n):\n    pass\n',
      '3 line 2 [a] why',
    ],
    [
      'above decorators',
      '# se-ml: ignore[a] -- why\n@cache\n@other(\n    1,\n)\ndef f():\n    pass\n',
      '1 line 6 [a] why',
    ],
    ['between decorator and def', '@cache\n# se-ml: ignore[a] -- why\ndef f():\n    pass\n', '2 line 3 [a] why'],
    ['behind a decorator', '@cache  # se-ml: ignore[a] -- why\ndef f():\n    pass\n', '1 line 2 [a] why'],
    ['above other comments', '# se-ml: ignore[a] -- why\n# More.\n\nx = 1\n', '1 line 4 [a] why'],
    ['for a file', 'x = 1\n# se-ml: ignore-file[a] -- why\n', '2 file undefined [a] why'],
    ['where nothing follows', 'x = 1\n# se-ml: ignore[a] -- why', '2 line undefined [a] why'],
    ['without a reason', 'x = 1 # se-ml: ignore[a]\n', '1 line 1 [a] '],
    ['without a rule', 'x = 1 # se-ml: ignore -- why\n', '1 line 1 [] why'],
    ['with other spaces', 'x = 1 #se-ml:ignore[ a ]--why\n', '1 line 1 [a] why'],
    ['behind a comment', 'x = 1\n# TODO: y  # se-ml: ignore[a] -- why\nz = 1\n', '2 line 3 [a] why'],
    ['with a reason that has dashes', 'x = 1 # se-ml: ignore[a] -- b -- c\r\n', '1 line 1 [a] b -- c'],
  ])('%s', (_name, source, expected) => {
    expect(found(source)).toEqual([expected])
  })

  test.each([
    ['in a string', 'x = "# se-ml: ignore[a] -- why"\n'],
    ['in a docstring', '"""Says:\n# se-ml: ignore[a] -- why\n"""\n'],
    ['behind other words', '# as in se-ml: ignore[a] -- why\n'],
    ['of something else', '# se-ml: great\n'],
    ['that only begins alike', '# se-ml: ignored[a] -- why\n'],
  ])('none %s', (_name, source) => {
    expect(found(source)).toEqual([])
  })

  test('any text gives lines that are there, in linear time', () => {
    const piece = fc.constantFrom(
      '# se-ml: ignore[a] -- b',
      'se-ml:',
      '"',
      "'''",
      '\n',
      '\r',
      ' ',
      '#',
      '@x',
      'def f():',
      '(',
      ')',
      '\\',
      'ignore[',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const tokens = tokenize(pieces.join(''))
        for (const { line, target = 1 } of findSuppressions(tokens)) {
          expect(line).toBeGreaterThan(0)
          expect(line).toBeLessThanOrEqual(tokens.lines.count)
          expect(target).toBeLessThanOrEqual(tokens.lines.count)
        }
      }),
    )
    const long = `x = [\n${'# se-ml: ignore[a] -- b\n'.repeat(100_000)}]\n`
    expect(findSuppressions(tokenize(long))).toHaveLength(200)
  })
})
