import fc from 'fast-check'
import { expect, test } from 'vitest'
import { number } from '../../src/model/number.ts'

test.each([
  [0, '0'],
  [999, '999'],
  [1000, '1,000'],
  [-1234567, '-1,234,567'],
  [1234.5, '1,234.5'],
  [1234.5678, '1,234.57'],
  [0.1 + 0.2, '0.3'],
])('%d is %s', (value, text) => expect(number(value)).toBe(text))

test('as the tables of Unicode have it for American English', () => {
  const hundredths = fc.maxSafeInteger().map((whole) => whole / 100)
  fc.assert(
    fc.property(fc.oneof(fc.maxSafeInteger(), hundredths), (value) => {
      expect(number(value)).toBe(value.toLocaleString('en-US', { maximumFractionDigits: 2 }))
    }),
  )
})
