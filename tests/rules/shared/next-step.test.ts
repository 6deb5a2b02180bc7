import { describe, expect, it } from 'vitest'
import { type Advice, adviceFor } from '../../../rules/shared/next-step.ts'

const ALL: readonly Advice<{ tests: number }>[] = [
  { when: ({ tests }) => tests === 0, action: 'Write a test', effort: 'medium' },
  { when: ({ tests }) => tests < 5, action: 'Write more tests', effort: 'large' },
]

describe('the next step', () => {
  it('is the first advice that fits, without what it is for', () => {
    expect(adviceFor(ALL, { tests: 0 })).toStrictEqual({ action: 'Write a test', effort: 'medium' })
    expect(adviceFor(ALL, { tests: 1 })).toStrictEqual({ action: 'Write more tests', effort: 'large' })
  })
  it('is none when nothing is left to do', () => {
    expect(adviceFor(ALL, { tests: 5 })).toBeUndefined()
  })
})
