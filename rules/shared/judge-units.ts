import { locate } from '../../src/facts/types/locate.ts'
import type { MeasuredModule, Unit } from '../../src/facts/types.ts'
import { number } from '../../src/model/number.ts'
import type { Evidence, FoundPlace, MeasuredVerdict, OpenVerdict } from '../../src/model.ts'
import { byLanguage, inLanguages, languageByPath, languageName } from './by-language.ts'
import { effortOf } from './effort.ts'
import { type MeasuredUnit, measuredUnits } from './measured-units.ts'
import { profiled, RISKS, riskOf, riskProfile, type Scale } from './risk-profile.ts'
import { unitName } from './unit-name.ts'

/** What a guideline on units measures, in which bounds, and how it speaks of it. */
export interface UnitQuantity extends Scale {
  measure(unit: Unit): number
  /** What the value of a unit should come down to. */
  targetOf(value: number): number
  /** The value in a sentence: `143 lines of code`. */
  inWords(value: number): string
  /** What was seen and what to do, in one sentence. */
  message(measured: MeasuredUnit, target: number): string
  /** The same as an instruction that can stand alone. */
  action(measured: MeasuredUnit, target: number): string
}

const NO_UNITS: OpenVerdict = {
  status: 'not-applicable',
  reason: 'there is no function, method or script body in source files and notebooks',
}

/** The verdict of a guideline that weighs each unit by its lines of code. Every unit above the first bound is a finding. */
export function judgeUnits(modules: readonly MeasuredModule[], quantity: UnitQuantity): MeasuredVerdict | OpenVerdict {
  const units = measuredUnits(modules).filter(({ unit }) => unit.codeLines > 0)
  if (units.length === 0) return NO_UNITS
  const weighed = units.map(({ unit, module }) => ({
    value: quantity.measure(unit),
    lines: unit.codeLines,
    language: languageName(module),
  }))
  const measure = (part: readonly (typeof weighed)[number][]) => profiled(riskProfile(part, quantity))
  const languages = byLanguage(weighed, measure)
  return {
    status: 'measured',
    ...measure(weighed),
    ...languages,
    evidence: [largest(units, quantity)],
    findings: inLanguages(languages, findings(units, quantity), languageByPath(modules)),
  }
}

function largest(units: readonly MeasuredUnit[], { measure, inWords }: UnitQuantity): Evidence {
  const worst = units.reduce((a, b) => (measure(b.unit) > measure(a.unit) ? b : a))
  const { unit, module } = worst
  const among = units.length === 1 ? 'the only unit' : `the most of ${number(units.length)} units`
  return {
    message: `${unitName(worst)} has ${inWords(measure(unit))}, ${among}`,
    at: locate(module, unit.line, unit.endLine),
  }
}

function findings(units: readonly MeasuredUnit[], quantity: UnitQuantity): FoundPlace[] {
  const [least = 0] = quantity.settings.bounds
  return units
    .filter(({ unit }) => quantity.measure(unit) > least)
    .map((measured) => finding(measured, quantity))
    .sort(worstFirst)
}

function finding(measured: MeasuredUnit, quantity: UnitQuantity): FoundPlace {
  const { unit, module } = measured
  const value = quantity.measure(unit)
  const target = quantity.targetOf(value)
  const risk = riskOf(value, quantity.settings.bounds)
  return {
    message: quantity.message(measured, target),
    at: locate(module, unit.line, unit.endLine),
    risk,
    value,
    lines: unit.codeLines,
    target,
    fix: { action: quantity.action(measured, target), effort: effortOf(risk) },
    symbol: unit.name,
    content: unit.content,
  }
}

/** Risk, then value, then size; equal ones stay in the order of path and line. */
function worstFirst(a: FoundPlace, b: FoundPlace): number {
  return RISKS.indexOf(b.risk) - RISKS.indexOf(a.risk) || b.value - a.value || b.lines - a.lines
}
