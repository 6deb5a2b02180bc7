import { describe, expect, it } from 'vitest'
import { type Rung, standsOn } from '../../../rules/shared/ladder.ts'

const LADDER: readonly Rung<{ tests: number; ci: boolean }>[] = [
  { holds: ({ tests, ci }) => tests > 0 && ci, value: 1, because: 'tests run in CI' },
  { holds: ({ tests }) => tests > 0, value: 0.5, because: ({ tests }) => `${tests} tests` },
]

describe('where a repository stands', () => {
  it('is the first rung that holds, though a later one holds too', () => {
    expect(standsOn(LADDER, { tests: 3, ci: true })).toEqual({ value: 1, because: 'tests run in CI' })
  })
  it('tells what was seen', () => {
    expect(standsOn(LADDER, { tests: 3, ci: false })).toEqual({ value: 0.5, because: '3 tests' })
  })
  it('is nowhere when no rung holds', () => {
    expect(standsOn(LADDER, { tests: 0, ci: true })).toBeUndefined()
  })
})
