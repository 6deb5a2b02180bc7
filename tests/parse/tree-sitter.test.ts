import { expect, test } from 'vitest'
import { Grammar } from '../../src/parse/tree-sitter.ts'

test('what takes longer than the limit is not judged, and does not disturb the next text', () => {
  const grammar = new Grammar(1000)
  expect(grammar.judge('match x:\n  case [1, *y] if a: z\n'.repeat(50_000))).toBe('too slow')
  expect(grammar.judge('x = 1\n')).toBe('valid')
  expect(grammar.judge('x = = 1\n')).toMatchObject({ error: [expect.any(Number), expect.any(Number)] })
})
