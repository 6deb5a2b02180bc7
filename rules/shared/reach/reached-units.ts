import type { Target } from '../../../src/facts/types/names.ts'
import type { Code } from '../evidence/use.ts'
import { type UnitRef, unitKey } from './callers.ts'

/** For each unit the first-party units that it calls, both as `module:unit`. */
export type CallTable = ReadonlyMap<string, readonly string[]>

/** Who calls whom; a class that is made stands for all of its methods. Build it once where it is asked several times. */
export function callTable({ modules, names }: Code): CallTable {
  const called = new Map<string, string[]>()
  const made = new Map<string, readonly string[]>()
  for (const call of names.calls) {
    if (call.to === undefined) continue
    const key = unitKey(call)
    const known = called.get(key) ?? []
    if (known.length === 0) called.set(key, known)
    for (const one of calledUnits(modules, call.to, made)) known.push(one)
  }
  return called
}

/** @param made methods of the classes that were met before */
function calledUnits(modules: Code['modules'], to: Target, made: Map<string, readonly string[]>): readonly string[] {
  const { module, class: name } = to
  if (name === undefined) return [unitKey(to)]
  const key = `${module}:${name}`
  const methods = made.get(key) ?? methodsOf(modules[module]!.units, name).map((unit) => unitKey({ module, unit }))
  made.set(key, methods)
  return methods
}

function methodsOf(units: readonly { readonly name: string }[], made: string): number[] {
  return units.flatMap(({ name }, index) => (name.startsWith(`${made}.`) ? [index] : []))
}

/** Units that are reached from `starts` by the calls of a table, these included, as `module:unit`. */
export function reachedIn(called: CallTable, starts: readonly UnitRef[]): ReadonlySet<string> {
  const seen = new Set(starts.map(unitKey))
  for (const one of seen) for (const next of called.get(one) ?? []) seen.add(next)
  return seen
}

/** Units that are reached from `starts` by calls of first-party functions and classes, these included, as `module:unit`. */
export function reachedUnits(code: Code, starts: readonly UnitRef[]): ReadonlySet<string> {
  return reachedIn(callTable(code), starts)
}
