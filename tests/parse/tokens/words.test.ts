import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import * as code from '../../../src/parse/tokens/codes.ts'
import { wordCode } from '../../../src/parse/tokens/words.ts'

const codeOf = (word: string) => wordCode(`(${word})`, 1, 1 + word.length)

const python = spawnSync('python3', ['-c', 'import keyword; print(*keyword.kwlist)'], { encoding: 'utf8' })

test.skipIf(python.status !== 0)('the keywords are those of Python itself, each with a code of its own', () => {
  const keywords = python.stdout.trim().split(' ')
  expect(keywords.length).toBeGreaterThan(30)
  const codes = keywords.map(codeOf)
  expect(keywords.filter((_, index) => !code.isKeyword(codes[index]!))).toEqual([])
  expect(new Set(codes).size).toBe(keywords.length)
})

test.each(['match', 'case', 'type', 'print', 'exec'])('%s is a name that may be a keyword', (word) => {
  expect(codeOf(word)).not.toBe(code.NAME)
  expect(code.isName(codeOf(word))).toBe(true)
  expect(code.isKeyword(codeOf(word))).toBe(false)
})

test.each([
  ...['If', 'IF', 'true', 'none', 'false', 'nonlocal_', '_if', 'iff', 'i', 'el', 'elsewhere', 'lambd', 'imports'],
  ...['über', 'été', '变量', 'x1', 'self', 'cls', '_', '__name__', 'continued', 'a_rather_long_name'],
])('%s is a name', (word) => {
  expect(codeOf(word)).toBe(code.NAME)
})
