import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { entropy } from '../../src/untrusted/entropy.ts'
import { isMixed, looksRandom } from '../../src/untrusted/random-looking.ts'

describe('entropy', () => {
  test.each([
    ['', 0],
    ['aaaa', 0],
    ['abab', 1],
    ['abcd', 2],
    ['aab', -(2 / 3) * Math.log2(2 / 3) - (1 / 3) * Math.log2(1 / 3)],
  ])('of %j is %d bits', (text, bits) => {
    expect(entropy(text)).toBeCloseTo(bits, 10)
  })

  test('is at most that of as many different characters, whatever their order', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'grapheme-ascii' }), (text) => {
        expect(entropy(text)).toBeLessThanOrEqual(Math.log2(new Set(text).size) + 1e-9)
        expect(entropy([...text].reverse().join(''))).toBeCloseTo(entropy(text), 9)
      }),
    )
  })
})

describe('a text that a program made', () => {
  // Put together here, so that no scanner takes it for a key of ours.
  const KEY = ['q7Rk2', 'ZpX9v', 'LmT4w', 'BnY8c', 'HdJ3s'].join('')

  test.each([KEY, '9b74c9897bac770ffc029102a200c5de', `${KEY}==`])('%s', (text) => {
    expect(looksRandom(text)).toBe(true)
  })

  test.each([
    [KEY.slice(0, 19), 'too short'],
    ['StableDiffusion3ControlNetPipeline', 'a name of a class'],
    ['my-model-v2.0-base-uncased-2024', 'a name of a model'],
    ['src/models/Transformer2/encoder3.py', 'a path'],
    ['0123456789012345678901234567890123456789', 'digits alone'],
    ['deadbeefdeadbeef', 'too short for hexadecimal digits'],
    ['11111111111111111111111111111111111111aa', 'hardly any change'],
    [`${KEY} x`, 'two words'],
  ])('%s does not look so: %s', (text) => {
    expect(looksRandom(text)).toBe(false)
  })

  test('digits and letters change places as often as asked', () => {
    // a1, b2 and Cd: three changes, two digits.
    expect([isMixed('a1_b2_Cd', 3), isMixed('a1_b2_Cd', 4), isMixed('abcdef', 0)]).toEqual([true, false, false])
  })
})
