import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Hash, hashText } from '../../../src/parse/extract/hash.ts'
import { NameFilter } from '../../../src/parse/extract/name-filter.ts'
import { read } from '../python/read.ts'

const contentOf = (source: string) => read(`${source}\n`).units[0]!.content

const UNIT = 'def f(a, b):\n    x = g(a, "text", [1, 2])\n    return x + b'

describe('the content of a unit survives', () => {
  test.each([
    ['comments', 'def f(a, b):  # sums\n    # first\n    x = g(a, "text", [1, 2])\n\n    return x + b'],
    ['another indentation', UNIT.replaceAll('    ', '\t')],
    ['another choice of quotes', UNIT.replaceAll('"', "'")],
    [
      'line breaks in brackets and a last comma',
      'def f(\n    a,\n    b,\n):\n    x = g(\n        a, "text",\n        [1, 2,],\n    )\n    return x + b',
    ],
    ['white space around operators', UNIT.replace('x + b', 'x+b')],
    ['what stands above it', `# a module\n\n\n${UNIT}`],
  ])('%s', (_name, source) => {
    expect(contentOf(source)).toBe(contentOf(UNIT))
  })

  test('nothing else', () => {
    const others = [
      UNIT.replace('x + b', 'x - b'),
      UNIT.replace('"text"', '"Text"'),
      UNIT.replace('[1, 2]', '[1, 3]'),
      UNIT.replace('(a, b)', '(a, c)'),
      UNIT.replace('[1, 2]', '(1, 2)'),
    ]
    const contents = [UNIT, ...others].map(contentOf)
    expect(new Set(contents).size).toBe(contents.length)
  })
})

describe('hashes', () => {
  test('are those of the text alone, wherever it stands', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (before, text, after) => {
        const whole = before + text + after
        expect(hashText(whole, before.length, before.length + text.length)).toBe(hashText(text, 0, text.length))
        const [one, other] = [new Hash(), new Hash()]
        one.addText(whole, before.length, before.length + text.length)
        other.addText(text, 0, text.length)
        expect(one.digest()).toBe(other.digest())
      }),
    )
  })

  test('tell texts apart, and know the order', () => {
    const digests = new Set<string>()
    const words = Array.from({ length: 20_000 }, (_, index) => `w${index}`)
    for (const word of words) {
      const hash = new Hash()
      hash.addText(word, 0, word.length)
      digests.add(hash.digest())
    }
    expect(digests.size).toBe(words.length)
    const [ab, ba] = [new Hash(), new Hash()]
    for (const part of [1, 2]) ab.add(part)
    for (const part of [2, 1]) ba.add(part)
    expect(ab.digest()).not.toBe(ba.digest())
    expect(ab.digest()).toMatch(/^[0-9a-f]{16}$/)
  })
})

test('a filter of names knows its members and no others', () => {
  const name = fc.stringMatching(/^[a-z_]{1,6}$/)
  fc.assert(
    fc.property(fc.array(name), name, (members, asked) => {
      const filter = new NameFilter(members)
      const source = `(${asked})`
      expect(filter.has(source, 1, 1 + asked.length)).toBe(members.includes(asked))
    }),
  )
})
