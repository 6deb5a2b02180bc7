import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Tokens } from '../../../src/parse/tokens/buffer.ts'
import * as code from '../../../src/parse/tokens/codes.ts'
import { tokenize } from '../../../src/parse/tokens/lexer.ts'
import { snippets } from './snippets.ts'

function texts(source: string): string[] {
  const { count, start, end } = tokenize(source)
  return Array.from({ length: count }, (_, at) => source.slice(start[at], end[at]))
}

describe('tokens', () => {
  test.each([
    ['a.b  (c)\t# d', ['a', '.', 'b', '(', 'c', ')']],
    [
      'a**=b//c->d:=e...f!=g<<=h',
      ['a', '**=', 'b', '//', 'c', '->', 'd', ':=', 'e', '...', 'f', '!=', 'g', '<<=', 'h'],
    ],
    [
      '1.5e-3j 0xFF_f 1_0 1..real .5 1e5 1if 0b1or 1else',
      ['1.5e-3j', '0xFF_f', '1_0', '1.', '.', 'real', '.5', '1e5', '1', 'if', '0b1', 'or', '1', 'else'],
    ],
    ['"a\\"b" \'c\\\\\' rb"d" R"\\""', ['"a\\"b"', "'c\\\\'", 'rb"d"', 'R"\\""']],
    ['"""a"b\\"""c""" \'\'\'\'\'\'', ['"""a"b\\"""c"""', "''''''"]],
    ['"a\\\nb" "c\\\r\nd"', ['"a\\\nb"', '"c\\\r\nd"']],
    ['f"a{b!r:>{c}}d{{}}"', ['f"', 'a', '{', 'b', '!', 'r', ':', '>', '{', 'c', '}', '}', 'd{{}}', '"']],
    [
      'f"{a["b"]}" f"{f"{c}"}"',
      ['f"', '{', 'a', '[', '"b"', ']', '}', '"', 'f"', '{', 'f"', '{', 'c', '}', '"', '}', '"'],
    ],
    [
      'f"{a != b} {c=} {d:=5}"',
      ['f"', '{', 'a', '!=', 'b', '}', ' ', '{', 'c', '=', '}', ' ', '{', 'd', ':', '=5', '}', '"'],
    ],
    ['f"\\N{EM DASH}\\{a}"', ['f"', '\\N{EM DASH}\\', '{', 'a', '}', '"']],
    ['rf"\\N{a}"', ['rf"', '\\N', '{', 'a', '}', '"']],
    ['f"""{\na}"\n"""', ['f"""', '{', 'a', '}', '"\n', '"""']],
    ['fur"a" br', ['fur', '"a"', 'br']],
    ['größe 变量𝒳', ['größe', '变量𝒳']],
    ['a \\\n b', ['a', 'b']],
  ])('%j', (source, expected) => {
    expect(texts(source)).toEqual(expected)
  })

  test.each([
    ['def', code.DEF],
    ['None', code.NONE],
    ['match', code.MATCH],
    ['define', code.NAME],
    ['de', code.NAME],
    ['None_', code.NAME],
    ['nonlocal', code.NONLOCAL],
    ['continued', code.NAME],
  ])('%s has its code', (source, expected) => {
    expect([...tokenize(source).code.slice(0, 1)]).toEqual([expected])
  })

  test('know their lines, whatever ends them', () => {
    const { line, count } = tokenize('a\nb\r\nc\rd\f\n\n"""\n"""e\\\nf')
    expect([...line.slice(0, count)]).toEqual([1, 2, 3, 4, 6, 7, 8])
  })

  test('brackets know their partners', () => {
    const { partner, count } = tokenize('(a[b]){f"{c}"')
    expect([...partner.slice(0, count)]).toEqual([5, 1, 4, 3, 2, 0, 6, 11, 10, 9, 8, 7])
  })
})

/** What every reader of tokens relies on. */
function check(source: string, tokens: Tokens): void {
  let before = 0
  for (let at = 0; at < tokens.count; at++) {
    const [start, end, partner] = [tokens.start[at]!, tokens.end[at]!, tokens.partner[at]!]
    expect(start).toBeGreaterThanOrEqual(before)
    expect(end).toBeGreaterThanOrEqual(start)
    expect(source.slice(before, start)).toMatch(/^\ufeff?([ \t\f\r\n]|\\(\r\n?|\n)|#[^\r\n]*)*$/)
    // An f-string that is never closed ends behind the last line end, where no further line begins.
    const lineOfStart = source.slice(0, start).split(/\r\n?|\n/).length
    expect(tokens.line[at]).toBe(Math.min(lineOfStart, Math.max(1, tokens.lines.count)))
    if (partner !== at) expect(tokens.partner[partner]).toBe(at)
    before = end
  }
  expect(tokens.lines.count).toBe(source.replace(/(\r\n?|\n)$/, '').split(/\r\n?|\n/).length - Number(source === ''))
}

test('cover all of any text, in order', () => {
  fc.assert(
    fc.property(snippets, (source) => check(source, tokenize(source))),
    { numRuns: 1500 },
  )
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (source) => check(source, tokenize(source))),
    { numRuns: 500 },
  )
})

test.each([
  '(',
  '[{',
  '"',
  "'''",
  'f"',
  'f"{',
  'f"{x:',
  'f"{x:{',
  '}',
  '\\',
  '\\\n',
  '\\N{',
  'f"\\N{',
  "'\n",
  '\r',
  '#\r',
  '((\ndef ',
  'é',
  '0',
  '1_',
  '\t ',
  'a.',
  '"""\\',
])('takes time in proportion to the text: %j over and over', (piece) => {
  const source = piece.repeat(1_000_000 / piece.length)
  const started = performance.now()
  tokenize(source)
  // Five seconds are far more than it takes, and far less than anything quadratic would.
  expect(performance.now() - started).toBeLessThan(5000)
})
