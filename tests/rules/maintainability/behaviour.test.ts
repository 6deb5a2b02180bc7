import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import keepInterfacesSmall from '../../../rules/maintainability/keep-interfaces-small.ts'
import writeCodeOnce from '../../../rules/maintainability/write-code-once.ts'
import writeShortUnits from '../../../rules/maintainability/write-short-units.ts'
import writeSimpleUnits from '../../../rules/maintainability/write-simple-units.ts'
import { findClones } from '../../../src/facts/duplication.ts'
import type { ModuleFacts, Unit } from '../../../src/facts/types.ts'
import type { MeasuredVerdict, RuleResult } from '../../../src/model.ts'
import type { Rule } from '../../../src/rule.ts'
import { PRESETS } from '../../../src/score/presets.ts'
import { rateGuideline } from '../../../src/score/rate.ts'
import { nextSteps } from '../../../src/score/steps.ts'
import { cloneLines, facts, moduleFacts, unit } from '../../helpers/facts.ts'

/** What a change of the code does to a score. */

const units = fc.array(
  fc
    .record({
      codeLines: fc.integer({ min: 1, max: 120 }),
      complexity: fc.integer({ min: 1, max: 40 }),
      parameters: fc.nat(9),
    })
    .map(unit),
  { minLength: 1, maxLength: 12 },
)

function verdict(rule: Rule, modules: readonly ModuleFacts[]): MeasuredVerdict {
  const given = facts({ modules, duplication: findClones(modules) })
  return rule.check(given, PRESETS['se-ml'].guidelines[rule.id]!) as MeasuredVerdict
}

function score(rule: Rule, modules: readonly ModuleFacts[]): number {
  return rateGuideline(verdict(rule, modules).measures).score
}

function module(some: readonly Unit[]): ModuleFacts {
  return moduleFacts({ units: some })
}

describe.each([writeShortUnits, writeSimpleUnits, keepInterfacesSmall])('$title', (rule) => {
  test('splitting a unit never lowers the score', () => {
    fc.assert(
      fc.property(units, fc.nat(), fc.double({ min: 0, max: 1, noNaN: true }), (all, pick, at) => {
        const whole = all[pick % all.length]!
        const lines = Math.round(whole.codeLines * at)
        const parts = [lines, whole.codeLines - lines].map((codeLines) => ({ ...whole, codeLines }))
        const split = [...all.filter((other) => other !== whole), ...parts.filter(({ codeLines }) => codeLines > 0)]
        expect(score(rule, [module(split)])).toBeGreaterThanOrEqual(score(rule, [module(all)]))
      }),
    )
  })

  test('the gain of the next step is what doing it yields', () => {
    fc.assert(
      fc.property(units, (all) => {
        const named = all.map((one, index) => ({ ...one, line: index + 1 }))
        const judged = verdict(rule, [module(named)])
        const findings = judged.findings.map((found) => ({ ...found, fingerprint: '' }))
        const [step] = nextSteps([{ meta: rule, verdict: judged, findings } as RuleResult])
        if (step === undefined) return
        const target = findings.find(({ at }) => at.line === step.at?.line)?.target ?? 0
        const mended = named.flatMap((one) => (one.line === step.at?.line ? mend(one, rule, target) : [one]))
        const gain = score(rule, [module(mended)]) - score(rule, [module(named)])
        // Rounded to one decimal.
        expect(Math.abs(step.gain - gain)).toBeLessThan(0.06)
      }),
    )
  })
})

/** The unit as it should be, or the units that it should become. */
function mend(one: Unit, rule: Rule, target: number): Unit[] {
  if (rule === writeSimpleUnits) return [{ ...one, complexity: target }]
  if (rule === keepInterfacesSmall) return [{ ...one, parameters: target }]
  const rest = one.codeLines % target
  const whole = Array.from({ length: Math.floor(one.codeLines / target) }, () => ({ ...one, codeLines: target }))
  return rest === 0 ? whole : [...whole, { ...one, codeLines: rest }]
}

describe(writeCodeOnce.title, () => {
  const line = fc.constantFrom('a', 'b', 'c', 'd')

  test('removing a copy never lowers the score', () => {
    fc.assert(
      fc.property(fc.array(line, { minLength: 6, maxLength: 20 }), fc.array(line, { maxLength: 30 }), (copy, other) => {
        const before = [copy, copy, other].map((code) => moduleFacts({ cloneLines: cloneLines(code) }))
        const after = [copy, other].map((code) => moduleFacts({ cloneLines: cloneLines(code) }))
        expect(score(writeCodeOnce, after)).toBeGreaterThanOrEqual(score(writeCodeOnce, before))
      }),
    )
  })
})
