import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Finding, Risk, RiskProfile } from '../../src/model.ts'
import { chooseForProfile, chooseForShare } from '../../src/score/choose.ts'
import { plan } from '../../src/score/plan.ts'
import { measured, percent, result } from '../helpers/results.ts'

const RISKS: readonly Risk[] = ['low', 'moderate', 'high', 'very-high']

const finding = (risk: Risk, lines: number, index = 0): Finding => ({
  message: 'a finding',
  at: { path: 'a.py', line: index + 1 },
  risk,
  value: lines,
  lines,
  content: String(index),
  fingerprint: `f${index}`,
})

/** A profile in which all lines above the first band stand in findings. */
function profileOf(findings: readonly Finding[], low: number, limits: readonly number[]): RiskProfile {
  const inBand = (risk: Risk) => findings.filter((one) => one.risk === risk).reduce((sum, { lines }) => sum + lines, 0)
  const lines = low + findings.reduce((sum, one) => sum + one.lines, 0)
  const bands = RISKS.map((risk, index) => ({
    risk,
    above: index * 10,
    upTo: index * 10 + 10,
    lines: index === 0 ? low : inBand(risk),
    share: 0,
    ...(index > 0 && { limit: limits[index - 1]! }),
  }))
  return { quantity: 'lines', lines, bands }
}

/** Tries every subset. */
function fewest(findings: readonly Finding[], profile: RiskProfile): number {
  let best = Number.POSITIVE_INFINITY
  for (let mask = 0; mask < 1 << findings.length; mask++) {
    const left = findings.filter((_, index) => (mask & (1 << index)) === 0)
    const keeps = profile.bands.slice(1).every(({ limit }, from) => {
      const worse = RISKS.slice(from + 1)
      const lines = left.filter(({ risk }) => worse.includes(risk)).reduce((sum, one) => sum + one.lines, 0)
      return lines <= (limit! * profile.lines) / 100
    })
    if (keeps) best = Math.min(best, findings.length - left.length)
  }
  return best
}

describe('just enough', () => {
  test('no smaller set of findings would meet a risk profile', () => {
    const some = fc.array(fc.tuple(fc.constantFrom(...RISKS.slice(1)), fc.integer({ min: 1, max: 60 })), {
      maxLength: 9,
    })
    const limits = fc
      .array(fc.integer({ min: 0, max: 60 }), { minLength: 3, maxLength: 3 })
      .map((all) => all.sort((a, b) => b - a))
    fc.assert(
      fc.property(some, fc.integer({ min: 0, max: 200 }), limits, (raw, low, bounds) => {
        const findings = raw.map(([risk, lines], index) => finding(risk, lines, index))
        const profile = profileOf(findings, low, bounds)
        const { findings: chosen, shares } = chooseForProfile(profile, findings)
        expect(chosen.length).toBe(fewest(findings, profile))
        shares.forEach((share, index) => {
          expect(share).toBeLessThanOrEqual(bounds[index]! + 1e-9)
        })
      }),
    )
  })

  test('the largest clones are taken until the share is kept', () => {
    const clones = [finding('low', 5, 0), finding('low', 20, 1), finding('low', 10, 2)]
    const { findings, value } = chooseForShare({ ...percent(35, 10), of: 100 }, clones)
    expect(findings.map(({ lines }) => lines)).toEqual([20, 10])
    expect(value).toBe(5)
  })

  test('a guideline that is met, or has nothing to mend, needs no plan', () => {
    expect(plan([result('maintainability/a', measured([percent(5, 10)]))])).toEqual([])
    expect(plan([result('maintainability/a', measured([percent(20, 10)]))])).toEqual([])
  })
})
