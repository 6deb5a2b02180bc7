import type { Import, ModuleFacts } from '../types.ts'
import { findModule } from './find-module.ts'
import { join, type ModuleIndex, parent } from './module-index.ts'

/** Re-exports are followed this far; longer chains do not occur, but rings of them do. */
const LONGEST_CHAIN = 12

/** A name inside a module, asked for while re-exports are followed. */
interface Question {
  readonly module: number
  readonly name: string
  readonly steps: number
}

/** Names of one module. */
interface Table {
  readonly definitions: ReadonlySet<string>
  /** The first import that binds a name. */
  readonly imports: ReadonlyMap<string, Import>
}

/** Finds the module that defines a name, through re-exports and star imports. */
export class NameFinder {
  readonly #modules: readonly ModuleFacts[]
  readonly #index: ModuleIndex
  readonly #tables = new Map<number, Table>()

  constructor(modules: readonly ModuleFacts[], index: ModuleIndex) {
    this.#modules = modules
    this.#index = index
  }

  /**
   * Index of the module that defines `name` as seen from `module`: itself, the one it re-exports the name from, or the
   * submodule of that name. `undefined` when it defines no such name that can be seen (set at run time, say).
   */
  find(module: number, name: string, steps = 0): number | undefined {
    if (steps > LONGEST_CHAIN) return undefined
    const { definitions, imports } = this.#tableOf(module)
    if (definitions.has(name)) return module
    const question = { module, name, steps: steps + 1 }
    const imported = imports.get(name)
    const found = imported === undefined ? undefined : this.#throughImport(question, imported)
    return found ?? this.#submodule(question) ?? this.#throughStars(question)
  }

  /** The same modules are asked again and again. */
  #tableOf(module: number): Table {
    const known = this.#tables.get(module)
    if (known !== undefined) return known
    const { definitions, imports } = this.#modules[module]!
    const named = imports.filter(({ name }) => name !== '*').reverse()
    const table = { definitions: new Set(definitions), imports: new Map(named.map((one) => [one.bound, one])) }
    this.#tables.set(module, table)
    return table
  }

  /** The module that an import statement makes available under `bound`; a package without the name gives the package. */
  #throughImport({ module, steps }: Question, statement: Import): number | undefined {
    const target = this.#target(module, statement)
    if (statement.name === undefined) return typeof target === 'number' ? target : undefined
    if (typeof target === 'string') return this.#moduleAt(join(target, statement.name))
    return target === undefined || target === module ? undefined : this.find(target, statement.name, steps)
  }

  #submodule({ module, name }: Question): number | undefined {
    const { path } = this.#modules[module]!
    return path.endsWith('/__init__.py') ? this.#moduleAt(join(parent(path) ?? '', name)) : undefined
  }

  #throughStars({ module, name, steps }: Question): number | undefined {
    for (const statement of this.#modules[module]!.imports) {
      if (statement.name !== '*') continue
      const target = this.#target(module, statement)
      if (typeof target !== 'number' || target === module || !this.exports(target, name)) continue
      const found = this.find(target, name, steps)
      if (found !== undefined) return found
    }
    return undefined
  }

  /** Whether `from module import *` hands out the name: through `__all__` where given, else all public names. */
  exports(module: number, name: string): boolean {
    const { all } = this.#modules[module]!
    return all === undefined ? !name.startsWith('_') : all.includes(name)
  }

  /** Module that the statement names: its index, or the path of a folder without `__init__.py`. */
  #target(module: number, statement: Import): number | string | undefined {
    const target = findModule(this.#index, this.#modules[module]!.path, statement)
    if (target.origin !== 'first-party') return undefined
    return 'module' in target.found ? target.found.module : target.found.folder
  }

  #moduleAt(path: string): number | undefined {
    const found = this.#index.at(path)
    return found !== undefined && 'module' in found ? found.module : undefined
  }
}
