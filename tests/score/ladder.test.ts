import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { EvidenceLevel, GradedVerdict } from '../../src/model.ts'
import { climb } from '../../src/score/ladder.ts'

const seen = (level: EvidenceLevel, against = false) => ({ message: 'seen', level, against })
const verdict = (part: Partial<GradedVerdict>): GradedVerdict => ({
  status: 'graded',
  confidence: 'high',
  evidence: [],
  findings: [],
  ...part,
})

describe('the evidence ladder', () => {
  it('takes the strongest evidence for the practice as its base', () => {
    expect(
      climb(verdict({ evidence: [seen('declared'), seen('integrated'), seen('used')] }), { observability: 'static' })
        .strength,
    ).toBe(0.7)
  })

  it('gives nothing for evidence against it', () => {
    expect(climb(verdict({ evidence: [seen('enforced', true)] }), { observability: 'static' }).strength).toBe(0)
  })

  it('keeps two fifths of the base when nothing is covered', () => {
    const uncovered = verdict({ evidence: [seen('enforced')], coverage: { covered: 0, of: 5, what: 'scripts' } })
    expect(climb(uncovered, { observability: 'static' }).strength).toBeCloseTo(0.4)
  })

  it('lets smells lower the strength by 0.4 at most and never below zero', () => {
    const penalties = Array.from({ length: 9 }, () => ({ value: 0.1, because: 'a smell' }))
    expect(
      climb(verdict({ evidence: [seen('enforced')], penalties }), { observability: 'static' }).strength,
    ).toBeCloseTo(0.6)
    expect(climb(verdict({ evidence: [seen('declared')], penalties }), { observability: 'static' }).strength).toBe(0)
  })

  it('caps what files show in part only, and says so', () => {
    const { strength, chain } = climb(verdict({ evidence: [seen('enforced')] }), { observability: 'partial' })
    expect(strength).toBe(0.8)
    expect(chain.join('\n')).toContain('cap 0.80')
  })

  it('prefers the own scale of a practice', () => {
    const base = { value: 0.55, because: 'a hosted tracker is called' }
    expect(climb(verdict({ evidence: [seen('enforced')], base }), { observability: 'static' }).strength).toBe(0.55)
  })

  it('stays within 0 and 1 and never falls when more is covered', () => {
    const part = fc.record({
      base: fc.double({ min: 0, max: 1, noNaN: true }),
      of: fc.integer({ min: 1, max: 50 }),
      covered: fc.nat(49),
    })
    fc.assert(
      fc.property(part, ({ base, of, covered }) => {
        const at = (count: number) =>
          climb(verdict({ base: { value: base, because: '' }, coverage: { covered: count, of, what: '' } }), {
            observability: 'static',
          }).strength
        const some = at(Math.min(covered, of - 1))
        expect(some).toBeGreaterThanOrEqual(0)
        expect(at(of)).toBeGreaterThanOrEqual(some)
        expect(at(of)).toBeLessThanOrEqual(1)
      }),
    )
  })
})
