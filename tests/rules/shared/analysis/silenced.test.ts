import { expect, test } from 'vitest'
import { silencePenalty } from '../../../../rules/shared/analysis/silenced.ts'
import type { ModuleFacts } from '../../../../src/facts/types.ts'

/** The smell begins above one suppression for 50 lines and costs at most 0.2 (practices.md, practice 26). */
test.each([
  [4, 10, 0],
  [5, 250, 0],
  [5, 249, 0.1],
  [10, 250, 0.1],
  [10, 249, 0.2],
  [100, 100, 0.2],
])('%d suppressions in %d lines of code cost %d', (some, codeLines, cost) => {
  const module = { codeLines, silences: { some, all: [] } } as unknown as ModuleFacts
  expect(silencePenalty([module]).map(({ value }) => value)).toEqual(cost === 0 ? [] : [cost])
})
