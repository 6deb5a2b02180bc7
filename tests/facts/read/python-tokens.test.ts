import { spawnSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { asArray, asScalar, asTable, asText, asTexts, at } from '../../../src/facts/read/plain.ts'
import { pythonTokens } from '../../../src/facts/read/pythonTokens.ts'

const SAMPLES = [
  'x = 1\n',
  'def f(a, *, b: int = 0) -> None:\n    return a ** b // 2\n',
  "s = 'a' \"b\" + r'\\d' + b'x' + Rb'y'\n",
  'x = [\n    1,  # one\n    2,\n]\n\n\ny = x\n',
  't = """one\ntwo"""; u = 3\n',
  'if a <= b != c >= d:\n    pass\n',
  'x = a if b else c\\\n    or d\n',
  "d = {'k': [1.5e-3, .5, 0x_FF, 1_000, 2j]}\n",
  'x: int = (y := 4) >> 2\n',
  '@dec\nasync def g():\n    await h(*args, **kw)\n',
  "q = 'it\\'s'\nr = ''\n",
  'lambda x: x @ y\nx @= z; a //= 2; b **= 3; c >>= 1; e <<= 1; f = ...\n',
  'größe = naïve_1\n',
]

/** `kind text line column` of each token, as Python's own `tokenize` sees it. */
const REFERENCE = `
import io, json, sys, tokenize, token
kinds = {token.NAME: 'name', token.NUMBER: 'number', token.STRING: 'string', token.OP: 'operator'}
def tokens(text):
    for one in tokenize.generate_tokens(io.StringIO(text).readline):
        if one.type in kinds:
            yield [kinds[one.type], one.string, *one.start]
        elif one.type == token.NEWLINE:
            yield ['newline']
print(json.dumps([list(tokens(text)) for text in json.load(sys.stdin)]))
`

/** The same tokens with all that \`tokenize\` does not say taken out; a string stands there with its quotes. */
function shown(text: string) {
  return pythonTokens(text).map(({ kind, text: own, line, column }) => {
    if (kind === 'newline') return ['newline']
    return kind === 'string' ? [kind, line, column] : [kind, own, line, column]
  })
}

const python = spawnSync('python3', ['-c', REFERENCE], { input: JSON.stringify(SAMPLES), encoding: 'utf8' })

describe('tokens of Python', () => {
  test.skipIf(python.status !== 0)('are those of Python itself', () => {
    const expected = JSON.parse(python.stdout) as (readonly [string, string, number, number])[][]
    expect(expected).toHaveLength(SAMPLES.length)
    SAMPLES.forEach((text, index) => {
      const own = expected[index]!.map(([kind, ...rest]) =>
        kind === 'string' ? [kind, ...rest.slice(1)] : [kind, ...rest],
      )
      expect(shown(text)).toEqual(own)
    })
  })

  test('a string has its content and the letters before it', () => {
    const strings = pythonTokens(`a = 'x' + Rb"\\d" + f'''{y}\nz''' + "it's"`).filter(({ kind }) => kind === 'string')
    expect(strings.map(({ text, prefix }) => [prefix, text])).toEqual([
      ['', 'x'],
      ['rb', '\\d'],
      ['f', '{y}\nz'],
      ['', "it's"],
    ])
  })

  test('a string that does not end goes to the end of its line, with three quotes to the end of the text', () => {
    const texts = (source: string) => pythonTokens(source).map(({ text }) => text)
    expect(texts("x = 'open\ny = 2")).toEqual(['x', '=', 'open', '\n', 'y', '=', '2'])
    expect(texts('x = """open\ny = 2')).toEqual(['x', '=', 'open\ny = 2'])
  })

  test('never fail, and stand where they say', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
        const lines = text.split('\n')
        for (const { kind, text: own, line, column } of pythonTokens(text)) {
          if (kind === 'string' || kind === 'newline') continue
          expect(lines[line - 1]?.slice(column, column + own.length)).toBe(own)
        }
      }),
    )
  })
})

describe('data of another shape than expected', () => {
  test('is empty', () => {
    expect([asTable([1]), asTable(null), asTable('a')]).toEqual([{}, {}, {}])
    expect([asArray({}), asArray('a'), asArray(undefined)]).toEqual([[], [], []])
    expect([asText(1), asText(null), asText('')]).toEqual([undefined, undefined, ''])
  })

  test('a text is a list of one, and of a list the texts count', () => {
    expect([asTexts('a'), asTexts(['a', 1, null, 'b']), asTexts({ a: 'b' })]).toEqual([['a'], ['a', 'b'], []])
  })

  test('versions without quotes are text too', () => {
    expect([asScalar(3.1), asScalar(true), asScalar('x'), asScalar(null), asScalar([1])]).toEqual([
      ...['3.1', 'true', 'x', undefined, undefined],
    ])
  })

  test('below nested tables only what is there counts, nothing inherited', () => {
    const value = { a: { b: [{ c: 1 }] } }
    expect(at(value)).toBe(value)
    expect(at(value, 'a', 'b')).toEqual([{ c: 1 }])
    expect([at(value, 'a', 'x', 'y'), at(value, 'toString'), at(value, 'a', 'b', '0'), at(undefined, 'a')]).toEqual([
      ...[undefined, undefined, undefined, undefined],
    ])
  })
})
