import type { ResolvedImport } from '../types/graph.ts'
import type { ModuleFacts } from '../types.ts'
import type { Meaning } from './meaning.ts'
import type { Scope } from './scope.ts'

/** Finds what a name stands for inside of a module of the repository. */
export type FindIn = (module: number, name: string) => Meaning | undefined

/** Modules that are looked into at most: where hundreds of files import all from all others, each name would ask each of them. */
const MOST = 500_000

/** `from models import *`: names that such imports bring from modules of the repository. What foreign packages bring is not known. */
export class StarImports {
  readonly #modules: readonly ModuleFacts[]
  readonly #targets: readonly ReadonlyMap<number, ResolvedImport>[]
  /** What was found, by module and name. */
  readonly #known = new Map<string, Meaning | undefined>()
  /** Modules and names that the question of now has come by: rings of imports end here. */
  readonly #tried = new Set<string>()
  #left = MOST

  constructor(modules: readonly ModuleFacts[], targets: readonly ReadonlyMap<number, ResolvedImport>[]) {
    this.#modules = modules
    this.#targets = targets
  }

  /** The last import that brings the name counts. */
  find({ module, stars }: Scope, name: string, findIn: FindIn): Meaning | undefined {
    if (stars.length === 0 || this.#left <= 0) return undefined
    const key = `${module}:${name}`
    if (this.#known.has(key) || this.#tried.has(key)) return this.#known.get(key)
    const isFirst = this.#tried.size === 0
    this.#tried.add(key)
    const found = this.#search({ module, stars }, name, findIn)
    if (found !== undefined) this.#known.set(key, found)
    if (isFirst) this.#finish(found)
    return found
  }

  /** When all ways have been gone in vain, none of the modules on them has the name; on the way through a ring one may. */
  #finish(found: Meaning | undefined): void {
    if (found === undefined) for (const key of this.#tried) this.#known.set(key, undefined)
    this.#tried.clear()
  }

  #search({ module, stars }: Pick<Scope, 'module' | 'stars'>, name: string, findIn: FindIn): Meaning | undefined {
    this.#left -= stars.length
    for (const index of stars.toReversed()) {
      const source = this.#source(module, index)
      const found = source !== undefined && this.#exports(source, name) ? findIn(source, name) : undefined
      if (found !== undefined) return found
    }
    return undefined
  }

  #source(module: number, index: number): number | undefined {
    const target = this.#targets[module]!.get(index)
    if (target?.to === undefined || target.origin !== 'first-party' || target.to === module) return undefined
    return this.#modules[target.to]!.role === 'vendored' ? undefined : target.to
  }

  /** `__all__` says it; without it all names but those that begin with an underscore. */
  #exports(module: number, name: string): boolean {
    const { all } = this.#modules[module]!
    return all === undefined ? !name.startsWith('_') : all.includes(name)
  }
}
