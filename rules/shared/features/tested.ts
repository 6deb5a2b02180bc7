import type { ResolvedCall } from '../../../src/facts/types/names.ts'
import { type Code, writtenCall } from '../evidence/use.ts'
import { unitKey } from '../reach/callers.ts'
import type { FeatureUnit } from './units.ts'

/** How far tests check a unit: 1 a test asserts on its result; 0.5 a test reaches it by way of others; 0 none. */
export interface Tested {
  readonly unit: FeatureUnit
  readonly share: 0 | 0.5 | 1
  /** The call in the test, where there is one. */
  readonly by?: ResolvedCall
}

export function testedUnits(code: Code, units: readonly FeatureUnit[]): Tested[] {
  const direct = directCalls(code)
  const reached = new Set(code.names.reachedFromTests)
  return units.map((unit) => {
    const by = direct.get(unitKey(unit))
    if (by !== undefined) return { unit, share: 1, by }
    return { unit, share: reached.has(unitKey(unit)) ? 0.5 : 0 }
  })
}

/** Calls in tests whose result is asserted on, by the unit that is called; whoever makes an object tests its methods by name. */
function directCalls(code: Code): Map<string, ResolvedCall> {
  const found = new Map<string, ResolvedCall>()
  for (const call of code.names.calls) {
    if (call.role !== 'test' || call.to === undefined || !isAsserted(code, call)) continue
    const key = unitKey(call.to)
    if (call.to.class === undefined && !found.has(key)) found.set(key, call)
  }
  return found
}

/** Something takes the result, or an error is expected, and the same test asserts at that line or further down. */
function isAsserted({ modules }: Code, call: ResolvedCall): boolean {
  const { assertions, units, calls } = modules[call.module]!
  const unit = units[call.unit]
  const after = assertions.some(
    ({ line, constant }) => !constant && line >= call.line && line <= (unit?.endLine ?? call.line),
  )
  if (writtenCall(modules, call).unused !== true) return after
  return calls.some(
    (one) => one.unit === call.unit && one.line <= call.line && /(^|\.)(raises|assertRaises\w*)$/.test(one.callee),
  )
}
