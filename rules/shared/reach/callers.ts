import type { Code } from '../evidence/use.ts'

/** A unit of a module, or its top level (-1). */
export interface UnitRef {
  readonly module: number
  readonly unit: number
}

/** `module:unit`, as the facts on names write it. */
export function unitKey({ module, unit }: UnitRef): string {
  return `${module}:${unit}`
}

/**
 * Units from which one of `targets` is reached, these themselves included, as `module:unit`: by calls, by making an object
 * of a class (any method of it may be called), by passing on a function. Linear in the calls.
 */
export function unitsThatReach(code: Code, targets: Iterable<UnitRef>): ReadonlySet<string> {
  return reachedIn(callersOf(code), targets)
}

/** Units that one of `starts` reaches, these themselves included, as `module:unit`. Linear in the calls. */
export function unitsReachedFrom(code: Code, starts: Iterable<UnitRef>): ReadonlySet<string> {
  return reachedIn(callTable(code), starts)
}

/** For each unit the first-party units that it calls, both as `module:unit`. */
export type CallTable = ReadonlyMap<string, readonly string[]>

/** Who calls whom. Build it once where it is asked several times. */
export function callTable({ names }: Code): CallTable {
  return new Map(names.edges.map(({ unit, calls }) => [unit, calls]))
}

/** Units that are reached from `starts` by the calls of a table, these included, as `module:unit`. */
export function reachedIn(edges: CallTable, from: Iterable<UnitRef>): ReadonlySet<string> {
  const found = new Set([...from].map(unitKey))
  for (const one of found) for (const next of edges.get(one) ?? []) found.add(next)
  return found
}

/** For each unit those that call it. */
function callersOf({ names }: Code): Map<string, string[]> {
  const callers = new Map<string, string[]>()
  for (const { unit, calls } of names.edges) {
    for (const called of calls) {
      const known = callers.get(called)
      if (known === undefined) callers.set(called, [unit])
      else known.push(unit)
    }
  }
  return callers
}
