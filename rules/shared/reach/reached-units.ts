import type { Code } from '../evidence/use.ts'
import { type UnitRef, unitKey } from './callers.ts'

/** Units that are reached from `starts` by calls of first-party functions and classes, these included, as `module:unit`. */
export function reachedUnits({ modules, names }: Code, starts: readonly UnitRef[]): ReadonlySet<string> {
  const called = new Map<string, string[]>()
  for (const call of names.calls) {
    if (call.to === undefined) continue
    const { module, unit, class: made } = call.to
    const units =
      made === undefined
        ? [unit]
        : modules[module]!.units.flatMap(({ name }, index) => (name.startsWith(`${made}.`) ? [index] : []))
    const key = unitKey(call)
    called.set(key, [...(called.get(key) ?? []), ...units.map((one) => unitKey({ module, unit: one }))])
  }
  const seen = new Set(starts.map(unitKey))
  for (const one of seen) for (const next of called.get(one) ?? []) seen.add(next)
  return seen
}
