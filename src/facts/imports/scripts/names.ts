import type { Import, ModuleFacts } from '../../types.ts'

/** Re-exports are followed this far; longer chains do not occur, but rings of them do. */
const LONGEST_CHAIN = 12

/** Index of the module that an import statement names. */
export type TargetOf = (module: number, statement: Import) => number | undefined

/** Finds the module that defines a name, through re-exports. */
export class ExportFinder {
  readonly #modules: readonly ModuleFacts[]
  readonly #targetOf: TargetOf

  constructor(modules: readonly ModuleFacts[], targetOf: TargetOf) {
    this.#modules = modules
    this.#targetOf = targetOf
  }

  /** The module that defines what `module` hands out as `name`; `undefined` where that cannot be seen. */
  find(module: number, name: string, steps = 0): number | undefined {
    if (steps > LONGEST_CHAIN) return undefined
    const { definitions, imports } = this.#modules[module]!
    const passedOn = imports.find((one) => one.bound === name && one.name !== '*')
    if (passedOn !== undefined) return this.#through(module, passedOn, steps)
    if (definitions.includes(name)) return module
    return this.#throughStars(module, name, steps)
  }

  /** A namespace stands for its module. */
  #through(module: number, statement: Import, steps: number): number | undefined {
    const target = this.#targetOf(module, statement)
    if (target === undefined || statement.name === undefined) return target
    return this.find(target, statement.name, steps + 1) ?? target
  }

  /** `export *` hands on all names but `default`. */
  #throughStars(module: number, name: string, steps: number): number | undefined {
    if (name === 'default') return undefined
    for (const statement of this.#modules[module]!.imports) {
      if (statement.name !== '*') continue
      const target = this.#targetOf(module, statement)
      const found = target === undefined ? undefined : this.find(target, name, steps + 1)
      if (found !== undefined) return found
    }
    return undefined
  }
}
