import type { ResolvedCall } from '../../../src/facts/types/names.ts'
import type { ModuleFacts } from '../../../src/facts/types.ts'
import { type Code, writtenCall } from '../evidence/use.ts'

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
 * of a class (any method of it may be called), by passing on a function of the same module. Linear in the calls.
 */
export function unitsThatReach(code: Code, targets: Iterable<UnitRef>): ReadonlySet<string> {
  const callers = callersOf(code)
  const found = new Set([...targets].map(unitKey))
  for (const one of found) for (const caller of callers.get(one) ?? []) found.add(caller)
  return found
}

function callersOf({ modules, names }: Code): Map<string, string[]> {
  const functions = modules.map(functionsOf)
  const callers = new Map<string, string[]>()
  for (const call of names.calls) {
    for (const unit of [...calledUnits(modules, call), ...passedUnits(modules, functions[call.module]!, call)]) {
      const known = callers.get(unit)
      if (known === undefined) callers.set(unit, [unitKey(call)])
      else known.push(unitKey(call))
    }
  }
  return callers
}

function functionsOf({ units }: ModuleFacts): ReadonlyMap<string, number> {
  return new Map(units.flatMap(({ name, kind }, unit) => (kind === 'function' ? [[name, unit] as const] : [])))
}

function calledUnits(modules: readonly ModuleFacts[], { to }: ResolvedCall): string[] {
  if (to === undefined) return []
  if (to.class === undefined) return [unitKey(to)]
  const { units } = modules[to.module]!
  const prefix = `${to.class}.`
  return units.flatMap(({ name }, unit) => (name.startsWith(prefix) ? [unitKey({ module: to.module, unit })] : []))
}

/** `mp.spawn(main_worker)`, `fire.Fire(train)`. */
function passedUnits(
  modules: readonly ModuleFacts[],
  functions: ReadonlyMap<string, number>,
  call: ResolvedCall,
): string[] {
  return writtenCall(modules, call).arguments.flatMap(({ name }) => {
    const unit = name === undefined ? undefined : functions.get(name)
    return unit === undefined ? [] : [unitKey({ module: call.module, unit })]
  })
}
