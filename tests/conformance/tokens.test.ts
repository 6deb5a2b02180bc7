import { execFileSync, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isFstringStart } from '../../src/parse/tokens/codes.ts'
import { tokenize } from '../../src/parse/tokens/lexer.ts'

const hasPython = spawnSync('python3', ['-c', 'import sys; sys.exit(sys.version_info < (3, 8))']).status === 0

const WORDS = 'def class if lambda not x y_1 match größe'.split(' ')
/** With a space behind, since versions of Python differ on what is no number, such as `0x` and `01`. */
const NUMBERS = '0 12 1.5 .5 1e-5 0xfF 0b1 1_000 2j 1. 1if 0b1or 0o7else 1.else'
  .split(' ')
  .map((number) => `${number} `)
/** `<` with a space behind: whether `<>` is a token depends on the version, too. */
const OPERATORS = ['< ', ...', : ; . = == := -> + - * ** / // % @ & | ^ ~ > <= != << >>= **= ...'.split(' ')]
const STRINGS = [
  '"a"',
  "'b\\''",
  '"c\\\nd"',
  '"""e\n"f\\"""g"""',
  "r'\\''",
  'rb"h"',
  'f"{x}{{"',
  "F'{x!r:>10}'",
  'f"""{\nx}"""',
  '""',
]
const SPACES = ['', '', ' ', '\t', ' \\\n  ']
const INNER_SPACES = [...SPACES, '\n', '\n\n  ', ' # why ( " \n', '\f']
const BRACKETS: readonly (readonly [string, string])[] = [
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
]

const atom = fc.constantFrom(...WORDS, ...NUMBERS, ...OPERATORS, ...STRINGS)

/** Atoms and brackets with white space between them; in brackets it may hold line ends. */
function row(depth: number): fc.Arbitrary<string> {
  const part = depth > 2 ? atom : fc.oneof({ weight: 5, arbitrary: atom }, { weight: 1, arbitrary: group(depth + 1) })
  const space = fc.constantFrom(...(depth === 0 ? SPACES : INNER_SPACES))
  return fc.array(fc.tuple(part, space), { minLength: 1, maxLength: 8 }).map((parts) => parts.flat().join(''))
}

function group(depth: number): fc.Arbitrary<string> {
  return fc.tuple(fc.constantFrom(...BRACKETS), row(depth)).map(([[open, close], inner]) => open + inner + close)
}

const line = fc.tuple(row(0), fc.constantFrom('\n', '\n\n', ' # why\n', '\n    # why\n')).map((parts) => parts.join(''))
const text = fc.array(line, { minLength: 1, maxLength: 6 }).map((lines) => lines.join(''))

function ownTokens(source: string): [string, number][] {
  const { count, code, start, end, line: lines, partner } = tokenize(source)
  const tokens: [string, number][] = []
  for (let at = 0; at < count; at++) {
    const last = isFstringStart(code[at]!) ? partner[at]! : at
    tokens.push([source.slice(start[at], end[last]), lines[at]!])
    at = last
  }
  return tokens
}

test.skipIf(!hasPython)('tokens are those of Python', () => {
  const texts = fc.sample(text, 1000)
  const script = join(import.meta.dirname, 'tokens.py')
  const output = execFileSync('python3', [script], { input: JSON.stringify(texts), maxBuffer: 1e9, encoding: 'utf8' })
  const expected: ([string, number][] | null)[] = JSON.parse(output)
  const compared = texts
    .map((source, index) => [source, expected[index]] as const)
    .filter(([, tokens]) => tokens !== null)
  expect(compared.length).toBeGreaterThan(100)
  for (const [source, tokens] of compared) expect([source, ownTokens(source)]).toEqual([source, tokens])
})
