import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compileName, compileSegments, GLOBSTAR, matchesPath } from '../../src/discover/glob.ts'

const matchesName = (pattern: string, name: string) => compileName(pattern)?.(name)

/** fnmatch(3) with FNM_PATHNAME, which git's documentation of patterns refers to. */
describe('a pattern for one name', () => {
  test.each([
    ['data', 'data', true],
    ['data', 'data2', false],
    ['data', 'Data', false],
    ['*', '', true],
    ['*', '.hidden', true],
    ['*.py', 'a.py', true],
    ['*.py', '.py', true],
    ['*.py', 'a.pyc', false],
    ['a*', 'a', true],
    ['a*b*c', 'axxbyyc', true],
    ['a*b*c', 'axxcyyb', false],
    ['**', 'anything', true],
    ['?', 'a', true],
    ['?', '', false],
    ['a?c', 'abc', true],
    ['a?c', 'ac', false],
    ['[abc]', 'b', true],
    ['[abc]', 'd', false],
    ['[a-c]x', 'cx', true],
    ['[!a-c]', 'd', true],
    ['[^a-c]', 'b', false],
    ['[]a]', ']', true],
    ['[!]a]', 'a', false],
    ['[a-]', '-', true],
    ['[-a]', '-', true],
    ['[\\]]', ']', true],
    ['[[:digit:]]', '7', true],
    ['[[:alpha:]_]', '_', true],
    ['[[:upper:]]', 'x', false],
    ['[[:nothing:]]', 'n', false],
    ['\\*', '*', true],
    ['\\*', 'a', false],
    ['\\a', 'a', true],
    ['.', '.', true],
    ['a.b', 'axb', false],
    ['a+b', 'aab', false],
    ['(a|b)', 'a', false],
  ])('%s and %j: %s', (pattern, name, expected) => {
    expect(matchesName(pattern, name)).toBe(expected)
  })

  test.each(['[', '[a', '[!', 'a\\', '[[:digit:]', '[a-'])('%s can never match', (pattern) => {
    expect(compileName(pattern)).toBeUndefined()
  })
})

const matches = (pattern: string, path: string): boolean | undefined => {
  const names = path.split('/')
  const matcher = compileSegments(pattern)
  return matcher && matchesPath(matcher, names.slice(0, -1), names.at(-1)!, 0)
}

/** gitignore(5): a leading, trailing and inner `**`. */
describe('a pattern for a path', () => {
  test.each([
    ['a/b', 'a/b', true],
    ['a/b', 'a', false],
    ['a/b', 'a/b/c', false],
    ['a/*', 'a/b', true],
    ['a/*', 'a/b/c', false],
    ['*/b', 'a/b', true],
    ['*/b', 'b', false],
    ['**/b', 'b', true],
    ['**/b', 'x/y/b', true],
    ['**/b', 'x/y/ab', false],
    ['a/**', 'a/x', true],
    ['a/**', 'a/x/y', true],
    ['a/**', 'a', false],
    ['a/**/b', 'a/b', true],
    ['a/**/b', 'a/x/y/b', true],
    ['a/**/b', 'a/b/x', false],
    ['**/a/**/b', 'x/a/a/y/b', true],
    ['a/[x/]', 'a/x', true],
    ['a/?', 'a/b', true],
    ['a?b', 'a/b', false],
    ['a/b[', 'a/b[', undefined],
  ])('%s and %s: %s', (pattern, path, expected) => {
    expect(matches(pattern, path)).toBe(expected)
  })

  test('begins where it is anchored', () => {
    const matcher = compileSegments('b/c')!
    expect(matchesPath(matcher, ['a', 'b'], 'c', 1)).toBe(true)
    expect(matchesPath(matcher, ['a', 'b'], 'c', 0)).toBe(false)
  })

  test('keeps ** apart from two stars with something beside them', () => {
    expect(compileSegments('**')).toEqual([GLOBSTAR])
    expect(compileSegments('a**')).not.toContain(GLOBSTAR)
  })
})

describe('any pattern', () => {
  const plain = fc.stringMatching(/^[a-z0-9._-]{1,12}$/)

  test('that holds no special character matches itself alone', () => {
    fc.assert(fc.property(plain, plain, (pattern, name) => matchesName(pattern, name) === (pattern === name)))
  })

  test('with every character escaped matches itself alone', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[^/]{1,10}$/), (name) => {
        const escaped = [...name].map((char) => (/^[\x20-\x7e]$/.test(char) ? `\\${char}` : char)).join('')
        expect(matchesName(escaped, name)).toBe(true)
      }),
    )
  })

  test('of stars takes time in proportion to the name', () => {
    const matcher = compileName(`${'a*'.repeat(30)}b`)!
    const start = performance.now()
    expect(matcher('a'.repeat(50_000))).toBe(false)
    expect(performance.now() - start).toBeLessThan(2000)
  })

  test('matches as a regular expression made by hand does', () => {
    const piece = fc.constantFrom('a', 'b', '*', '?', '[ab]', '[!a]')
    const asRegExp: Readonly<Record<string, string>> = { '*': '.*', '?': '.', '[!a]': '[^a]' }
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), fc.stringMatching(/^[abc]{0,8}$/), (pieces, name) => {
        const expected = new RegExp(`^${pieces.map((one) => asRegExp[one] ?? one).join('')}$`).test(name)
        expect(matchesName(pieces.join(''), name) ?? false).toBe(expected)
      }),
    )
  })
})
