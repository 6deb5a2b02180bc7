import type { ResolvedCall } from '../../../src/facts/types/names.ts'
import type { Call } from '../../../src/facts/types.ts'
import { type Code, writtenCall } from '../evidence/use.ts'
import { type UnitRef, unitKey } from '../reach/callers.ts'
import { reachedByTests } from '../testing/reached.ts'
import type { FeatureUnit } from './units.ts'

/** How far tests check a unit: 1 a test asserts on its result; 0.5 a test reaches it by way of others; 0 none. */
export interface Tested {
  readonly unit: FeatureUnit
  readonly share: 0 | 0.5 | 1
  /** The call in the test, where there is one. */
  readonly by?: PlaceOfCall
}

export function testedUnits(code: Code, units: readonly FeatureUnit[]): Tested[] {
  const direct = new Map([...appliedIn(code), ...directCalls(code)])
  const reached = reachedByTests(code)
  return units.map((unit) => {
    const by = direct.get(unitKey(unit))
    if (by !== undefined) return { unit, share: 1, by }
    return { unit, share: reached.has(unitKey(unit)) ? 0.5 : 0 }
  })
}

/** A call by its place. */
export interface PlaceOfCall extends UnitRef {
  readonly line: number
}

/** What calls the function that it is given, once for each row or for all. */
const APPLIES =
  /(^|\.)(i?map(_unordered|_elements|_batches|_partitions|_rows)?|starmap|filter|apply(map)?|transform|agg|pipe|reduce|partial|submit|FunctionTransformer|udf)$/

/** Calls in tests that are given a function of the project, and whose result is asserted on: `frame.apply(add_tax)`. */
function appliedIn(code: Code): Map<string, PlaceOfCall> {
  const found = new Map<string, PlaceOfCall>()
  for (const { module, call: index, to } of code.names.passed) {
    const { role, calls } = code.modules[module]!
    const call = calls[index]!
    if (role !== 'test' || !APPLIES.test(call.callee)) continue
    const place = { module, unit: call.unit, line: call.line }
    if (isAsserted(code, place, call)) found.set(unitKey(to), found.get(unitKey(to)) ?? place)
  }
  return found
}

/** Calls in tests whose result is asserted on, by the unit that is called; whoever makes an object tests its methods by name. */
function directCalls(code: Code): Map<string, ResolvedCall> {
  const found = new Map<string, ResolvedCall>()
  for (const call of code.names.calls) {
    if (call.role !== 'test' || call.to === undefined || !isAsserted(code, call, writtenCall(code.modules, call)))
      continue
    const key = unitKey(call.to)
    if (call.to.class === undefined && !found.has(key)) found.set(key, call)
  }
  return found
}

/** Something takes the result, or an error is expected, and the same test asserts at that line or further down. */
function isAsserted({ modules }: Code, call: PlaceOfCall, { unused }: Call): boolean {
  const { assertions, units, calls } = modules[call.module]!
  const unit = units[call.unit]
  const after = assertions.some(
    ({ line, constant }) => !constant && line >= call.line && line <= (unit?.endLine ?? call.line),
  )
  if (unused !== true) return after
  return calls.some(
    (one) => one.unit === call.unit && one.line <= call.line && /(^|\.)(raises|assertRaises\w*)$/.test(one.callee),
  )
}
