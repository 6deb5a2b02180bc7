import { describe, expect, test } from 'vitest'
import { isPython2Number, numberEnd } from '../../../src/parse/tokens/numbers.ts'

/** Forms of the language reference, section 2.4.5 to 2.4.7, each before what may follow it. */
const NUMBERS = [
  '7',
  '0',
  '00',
  '2147483647',
  '100_000_000_000',
  '0b100110111',
  '0B_1110_0101',
  '0o177',
  '0O_377',
  '0xdeadbeef',
  '0X_FF_FF',
  '3.14',
  '10.',
  '.001',
  '1e100',
  '3.14e-10',
  '0e0',
  '3.14_15_93',
  '1E+5',
  '.5e3',
  '3.14j',
  '10.j',
  '10J',
  '.001j',
  '1e100j',
  '3.14_15_93j',
]

describe.each(NUMBERS)('%s', (number) => {
  test.each(['', ' ', '\n', ')', ',', '+1', ' if x else y', ']', '#'])('ends before %j', (rest) => {
    expect(numberEnd(`x${number}${rest}`, 1)).toBe(1 + number.length)
  })

  test('is Python 3', () => {
    expect(isPython2Number(number, 0, number.length)).toBe(false)
  })
})

test.each([
  ['1else', 1],
  ['1if x', 1],
  ['0b1else', 3],
  ['0o17for', 4],
  ['0x1for', 4],
  ['1e5else', 3],
  ['1jif', 2],
  ['1..real', 2],
  ['1.real', 2],
  ['1_000or', 5],
])('%s: a word right behind a number is none of it', (source, end) => {
  expect(numberEnd(source, 0)).toBe(end)
})

test.each(['0777', '0_7', '010', '0001', '10L', '10l', '0L'])('%s is Python 2', (number) => {
  expect(isPython2Number(number, 0, numberEnd(number, 0))).toBe(true)
})

test.each(['0777.5', '0e7', '09j', '10left', '0_0', '08.1'])('%s is not', (number) => {
  expect(isPython2Number(number, 0, numberEnd(number, 0))).toBe(false)
})
