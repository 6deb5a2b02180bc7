import { expect, test } from 'vitest'
import { personalOutputs } from '../../../src/facts/notebooks/personal.ts'

const printing = (text: string) =>
  personalOutputs([{ cell: 2, type: 'code', source: 'frame', count: 1, tags: [], outputs: [{ text }] }])

// The accounts are the examples of the IBAN registry: Germany, Great Britain, France.
test.each([
  ['ann@uni.nl bob@bank.de carol@shop.fr', 'e-mail addresses', 3],
  ['ann@uni.nl\nann@uni.nl\nANN@uni.nl\nb@uni.nl\nc@uni.nl', 'e-mail addresses', 3],
  ['+31 6 12 34 56 78\n+49 (30) 123 4567\n(555) 123-4567', 'phone numbers', 3],
  ['DE89 3704 0044 0532 0130 00 GB29NWBK60161331926819 FR1420041010050500013M02606', 'bank accounts', 3],
])('%s', (text, kind, count) => {
  expect(printing(text)).toEqual([{ kind, cell: 2, count }])
})

test.each([
  'written by ann@uni.nl and bob@bank.de',
  'a@example.org b@example.com c@mail.example.net d@test e@localhost',
  'git@github.com:a/b no-reply@shop.fr root@host.nl',
  'a@b @property @torch.no_grad() 3 @ 4',
  '+1.25 +3.50 -2.25 +12 345',
  'DE89370400440532013001 GB29NWBK60161331926818 FR1420041010050500013M02607',
  '',
])('nothing on persons: %s', (text) => {
  expect(printing(text)).toEqual([])
})

test('a long line without an end takes no long time', () => {
  const start = performance.now()
  expect(printing('a.'.repeat(100_000))).toEqual([])
  expect(printing('@a'.repeat(100_000))).toEqual([])
  expect(printing('+1-1'.repeat(50_000))).toEqual([])
  expect(performance.now() - start).toBeLessThan(2000)
})
