import { expect, test } from 'vitest'
import { harmless } from '../../src/cli/harmless.ts'

test.each([
  ['one\ntwo\n', 'one\ntwo\n'],
  ['\x1b[31mred\x1b[39m', '\x1b[31mred\x1b[39m'],
  ['a\x1b]0;title\x07.py,f\n', 'a\\x1b]0;title\\x07.py,f\n'],
  ['\x1b[2J\x9b2J\r', '\\x1b[2J\\x9b2J\\r'],
])('%j is shown as %j', (text, shown) => {
  expect(harmless(text)).toBe(shown)
})
