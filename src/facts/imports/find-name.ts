import type { Import, ModuleFacts } from '../types.ts'
import { findModule } from './find-module.ts'
import { join, type ModuleIndex, parent } from './module-index.ts'

/** Re-exports are followed this far; longer chains do not occur, but rings of them do. */
const LONGEST_CHAIN = 12

/** Star imports that are followed at most: where hundreds of files import all from all others, each name would ask each of them. */
const MOST_STARS = 300_000

/** A name inside a module, asked for while re-exports are followed. */
interface Question {
  readonly module: number
  readonly name: string
  readonly steps: number
  /** Modules and names whose star imports were followed, so that rings of them end. */
  readonly followed?: Set<string>
}

/** Names of one module. */
interface Table {
  readonly definitions: ReadonlySet<string>
  /** The first import that binds a name. */
  readonly imports: ReadonlyMap<string, Import>
  /** Modules of which it imports all names. */
  readonly stars: readonly number[]
}

/** Finds the module that defines a name, through re-exports and star imports. */
export class NameFinder {
  readonly #modules: readonly ModuleFacts[]
  readonly #index: ModuleIndex
  readonly #tables = new Map<number, Table>()
  /** Modules and names that their star imports do not bring. */
  readonly #nowhere = new Set<string>()
  #starsLeft = MOST_STARS

  constructor(modules: readonly ModuleFacts[], index: ModuleIndex) {
    this.#modules = modules
    this.#index = index
  }

  /**
   * Index of the module that defines `name` as seen from `module`: itself, the one it re-exports the name from, or the
   * submodule of that name. `undefined` when it defines no such name that can be seen (set at run time, say).
   */
  find(module: number, name: string): number | undefined {
    return this.#find({ module, name, steps: 0 })
  }

  #find({ steps, ...asked }: Question): number | undefined {
    const { module, name } = asked
    if (steps > LONGEST_CHAIN) return undefined
    const { definitions, imports } = this.#tableOf(module)
    if (definitions.has(name)) return module
    const question = { ...asked, steps: steps + 1 }
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
    const table = {
      definitions: new Set(definitions),
      imports: new Map(named.map((one) => [one.bound, one])),
      stars: this.#starsOf(module),
    }
    this.#tables.set(module, table)
    return table
  }

  /** The module that an import statement makes available under `bound`; a package without the name gives the package. */
  #throughImport(question: Question, statement: Import): number | undefined {
    const { module } = question
    const target = this.#target(module, statement)
    if (statement.name === undefined) return typeof target === 'number' ? target : undefined
    if (typeof target === 'string') return this.#moduleAt(join(target, statement.name))
    if (target === undefined || target === module) return undefined
    return this.#find({ ...question, module: target, name: statement.name })
  }

  #starsOf(module: number): number[] {
    return this.#modules[module]!.imports.flatMap((statement) => {
      const target = statement.name === '*' ? this.#target(module, statement) : undefined
      return typeof target === 'number' && target !== module ? [target] : []
    })
  }

  #submodule({ module, name }: Question): number | undefined {
    const { path } = this.#modules[module]!
    return path.endsWith('/__init__.py') ? this.#moduleAt(join(parent(path) ?? '', name)) : undefined
  }

  #throughStars(question: Question): number | undefined {
    const { module, name, followed = new Set<string>() } = question
    const { stars } = this.#tableOf(module)
    const key = `${module}:${name}`
    if (stars.length === 0 || followed.has(key) || this.#isHopeless(key)) return undefined
    followed.add(key)
    this.#starsLeft -= stars.length
    const found = this.#inOneOf(stars, { ...question, followed })
    // When all ways have been gone in vain, none of the modules on them has the name.
    if (found === undefined && question.followed === undefined) for (const one of followed) this.#nowhere.add(one)
    return found
  }

  #isHopeless(key: string): boolean {
    return this.#starsLeft <= 0 || this.#nowhere.has(key)
  }

  /** The first that hands the name out. */
  #inOneOf(modules: readonly number[], question: Question): number | undefined {
    for (const module of modules) {
      const found = this.exports(module, question.name) ? this.#find({ ...question, module }) : undefined
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
