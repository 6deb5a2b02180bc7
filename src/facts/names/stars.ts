import type { ResolvedImport } from '../types/graph.ts'
import type { ModuleFacts } from '../types.ts'
import type { Meaning } from './meaning.ts'
import type { Scope } from './scope.ts'

/** Finds what a name stands for inside of a module of the repository. */
export type FindIn = (module: number, name: string) => Meaning | undefined

/** `from models import *`: names that such imports bring from modules of the repository. What foreign packages bring is not known. */
export class StarImports {
  readonly #modules: readonly ModuleFacts[]
  readonly #targets: readonly ReadonlyMap<number, ResolvedImport>[]
  /** What was found, by module and name; nothing while it is looked for, so that rings of imports end. */
  readonly #known = new Map<string, Meaning | undefined>()

  constructor(modules: readonly ModuleFacts[], targets: readonly ReadonlyMap<number, ResolvedImport>[]) {
    this.#modules = modules
    this.#targets = targets
  }

  /** The last import that brings the name counts. */
  find({ module, stars }: Scope, name: string, findIn: FindIn): Meaning | undefined {
    if (stars.length === 0) return undefined
    const key = `${module}:${name}`
    if (this.#known.has(key)) return this.#known.get(key)
    this.#known.set(key, undefined)
    const sources = stars
      .flatMap((index) => this.#source(module, index) ?? [])
      .filter((one) => this.#exports(one, name))
    const found = sources.toReversed().reduce<Meaning | undefined>((best, one) => best ?? findIn(one, name), undefined)
    this.#known.set(key, found)
    return found
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
