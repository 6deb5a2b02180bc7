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
  return spread(targets, edgesOf(code, 'callers'))
}

/** Units that one of `starts` reaches, these themselves included, as `module:unit`. Linear in the calls. */
export function unitsReachedFrom(code: Code, starts: Iterable<UnitRef>): ReadonlySet<string> {
  return spread(starts, edgesOf(code, 'called'))
}

function spread(from: Iterable<UnitRef>, edges: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const found = new Set([...from].map(unitKey))
  for (const one of found) for (const next of edges.get(one) ?? []) found.add(next)
  return found
}

/** For each unit those that call it, or those that it calls. */
function edgesOf({ modules, names }: Code, wanted: 'callers' | 'called'): Map<string, string[]> {
  const functions = modules.map(functionsOf)
  const edges = new Map<string, string[]>()
  for (const call of names.calls) {
    for (const unit of [...calledUnits(modules, call), ...passedUnits(modules, functions[call.module]!, call)]) {
      const [from, to] = wanted === 'callers' ? [unit, unitKey(call)] : [unitKey(call), unit]
      const known = edges.get(from)
      if (known === undefined) edges.set(from, [to])
      else known.push(to)
    }
  }
  return edges
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
