import type { CallEdges, ResolvedCall, Target } from '../types/names.ts'
import type { ModuleFacts } from '../types.ts'

/** Which units call which, in the order of the calls. Linear in the calls. */
export function findCallEdges(modules: readonly ModuleFacts[], calls: readonly ResolvedCall[]): CallEdges[] {
  const finder = new EdgeFinder(modules)
  for (const call of calls) finder.add(call)
  return finder.finish()
}

class EdgeFinder {
  readonly #modules: readonly ModuleFacts[]
  /** Functions of each module by name. */
  readonly #functions: readonly ReadonlyMap<string, string>[]
  /** Methods of the classes that were met. */
  readonly #methods = new Map<string, readonly string[]>()
  readonly #edges = new Map<string, Set<string>>()

  constructor(modules: readonly ModuleFacts[]) {
    this.#modules = modules
    this.#functions = modules.map(functionsOf)
  }

  add({ module, unit, call, to }: ResolvedCall): void {
    const from = key(module, unit)
    if (to !== undefined) for (const one of this.#called(to)) this.#join(from, one)
    const functions = this.#functions[module]!
    if (functions.size === 0) return
    for (const { name } of this.#modules[module]!.calls[call]!.arguments) {
      const passed = name === undefined ? undefined : functions.get(name)
      if (passed !== undefined) this.#join(from, passed)
    }
  }

  finish(): CallEdges[] {
    return [...this.#edges].map(([unit, called]) => ({ unit, calls: [...called] }))
  }

  #join(from: string, to: string): void {
    const known = this.#edges.get(from)
    if (known === undefined) this.#edges.set(from, new Set([to]))
    else known.add(to)
  }

  /** The function, or all methods of the class that is made. */
  #called({ module, unit, class: made }: Target): readonly string[] {
    if (made === undefined) return [key(module, unit)]
    const name = `${module}:${made}`
    const methods = this.#methods.get(name) ?? methodsOf(this.#modules[module]!, module, made)
    this.#methods.set(name, methods)
    return methods
  }
}

function functionsOf({ units }: ModuleFacts, module: number): ReadonlyMap<string, string> {
  return new Map(units.flatMap(({ name, kind }, unit) => (kind === 'function' ? [[name, key(module, unit)]] : [])))
}

function methodsOf({ units }: ModuleFacts, module: number, made: string): string[] {
  const prefix = `${made}.`
  return units.flatMap(({ name }, unit) => (name.startsWith(prefix) ? [key(module, unit)] : []))
}

function key(module: number, unit: number): string {
  return `${module}:${unit}`
}
