import fc from 'fast-check'
import { expect, it } from 'vitest'
import { namePairs } from '../../../src/facts/duplication/name.ts'

it('gives equal pairs the same number, others another, counted in order of appearance', () => {
  // Few values make equal pairs, the borders of 32 bits make the hash work.
  const word = fc.constantFrom(0, 1, 2, 0x7fff_ffff, 0x8000_0000, 0xffff_ffff)
  fc.assert(
    fc.property(fc.array(fc.tuple(word, word), { maxLength: 60 }), (pairs) => {
      const known = new Map<string, number>()
      const expected = pairs.map((pair) => {
        const key = pair.join(' ')
        if (!known.has(key)) known.set(key, known.size)
        return known.get(key)!
      })
      const names = namePairs(
        Uint32Array.from(pairs, ([a]) => a),
        Uint32Array.from(pairs, ([, b]) => b),
      )
      expect([...names]).toEqual(expected)
    }),
  )
})
