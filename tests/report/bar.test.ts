import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { layOut, type Tail } from '../../src/report/text/bar.ts'

describe('the layout of a bar', () => {
  test('rounds shares and limits to columns', () => {
    const tails: Tail[] = [
      { risk: 'very-high', share: 10, limit: 20 },
      { risk: 'high', share: 50, limit: 30 },
    ]
    expect(layOut(tails, 50)).toEqual({ runs: [5, 20, 25], marks: [10, 15] })
  })

  test('shows a share that is over its limit by less than a column', () => {
    expect(layOut([{ risk: 'high', share: 4.61, limit: 4.6 }], 76).runs).toEqual([4, 72])
    expect(layOut([{ risk: 'high', share: 4.6, limit: 4.6 }], 76).runs).toEqual([3, 73])
  })

  test('draws no mark where everything is allowed', () => {
    expect(layOut([{ risk: 'high', share: 40, limit: 100 }], 10)).toEqual({ runs: [4, 6], marks: [] })
  })

  test('is full, and goes beyond a mark exactly when the limit is not kept', () => {
    const tail = fc.record({
      share: fc.double({ min: 0, max: 100, noNaN: true }),
      limit: fc.integer({ min: 0, max: 98 }),
    })
    fc.assert(
      fc.property(tail, fc.integer({ min: 36, max: 76 }), ({ share, limit }, width) => {
        const { runs, marks } = layOut([{ risk: 'high', share, limit }], width)
        expect(runs.reduce((sum, run) => sum + run, 0)).toBe(width)
        expect(runs.every((run) => run >= 0)).toBe(true)
        expect(runs[0]! > marks[0]!).toBe(share > limit)
      }),
    )
  })
})
