import { expect, test } from 'vitest'
import { printable, printableTexts } from '../../src/report/printable.ts'

test.each([
  ['a\x1b[31mb', 'a\\x1b[31mb'],
  ['two\nlines\tand\r', 'two\\nlines\\tand\\r'],
  ['\u009b31m', '\\x9b31m'],
  ['\u202egnp.exe', '\\u202egnp.exe'],
  ['line\u2028separator', 'line\\u2028separator'],
  ['half \ud83e emoji', 'half \\ud83e emoji'],
  ['modèle 模型 🤗.py', 'modèle 模型 🤗.py'],
])('%j is shown as %s', (text, shown) => {
  expect(printable(text)).toBe(shown)
})

test('texts are made printable wherever they stand', () => {
  const value = { '\x1b': ['\x07', { deep: '\x07', size: 3, none: null, yes: true }] }
  expect(printableTexts(value)).toEqual({ '\\x1b': ['\\x07', { deep: '\\x07', size: 3, none: null, yes: true }] })
})
