import type { ModuleGraph } from '../types/graph.ts'
import type { Binding, Target } from '../types/names.ts'
import type { ModuleFacts } from '../types.ts'
import { BUILTINS } from './builtins.ts'
import { FRAME, frameAfter, frameByName, frameMadeBy } from './frames.ts'
import { atMost, type Meaning } from './meaning.ts'
import { isOptional } from './optional.ts'
import { bindingFor, importFor, isSteady, levelOf, type Scope, scopeOf } from './scope.ts'

/** Variables are followed this far; longer ways do not occur, but rings of them do. */
const DEEPEST = 10

/** Where an expression stands. */
export interface Place {
  readonly module: number
  readonly unit: number
  readonly line: number
}

/** Says what names and chains of them stand for. */
export class Resolver {
  readonly scopes: readonly Scope[]
  readonly #modules: readonly ModuleFacts[]
  /** For each module the resolved imports, by index of the import. */
  readonly #targets: readonly ReadonlyMap<number, ModuleGraph['imports'][number]>[]
  readonly #chains = new Map<string, readonly string[]>()
  readonly #members = new Map<string, Meaning | undefined>()
  readonly #known = new Map<Binding, Meaning | undefined>()

  constructor(modules: readonly ModuleFacts[], graph: ModuleGraph) {
    this.#modules = modules
    this.scopes = modules.map(scopeOf)
    const targets = modules.map(() => new Map<number, ModuleGraph['imports'][number]>())
    for (const one of graph.imports) targets[one.from]!.set(one.import, one)
    this.#targets = targets
  }

  /** Meaning of a chain like `pd.read_csv().dropna`, as it is before it is called. */
  resolve(chain: string, place: Place, depth = 0): Meaning | undefined {
    if (depth > DEEPEST) return undefined
    const links = this.#linksOf(chain)
    const memo = depth === 0 ? this.#memoFor(links[0] ?? '', place) : undefined
    if (memo === undefined) return this.#resolveLinks(links, place, depth)
    if (!memo.has(chain)) memo.set(chain, this.#resolveLinks(links, place, depth))
    return memo.get(chain)
  }

  /** Where the meaning of a chain does not depend on its line: what is known of such chains in this module or class. */
  #memoFor(root: string, place: Place): Map<string, Meaning | undefined> | undefined {
    const scope = this.scopes[place.module]!
    if (root === 'self' || root === 'cls') return memoOf(scope, scope.owners[place.unit] ?? '')
    return isSteady(scope, root, place.unit) ? memoOf(scope, ' ') : undefined
  }

  #resolveLinks(links: readonly string[], place: Place, depth: number): Meaning | undefined {
    if (links[0] === 'self' || links[0] === 'cls') return this.#resolveSelf(links, place, depth)
    const root = this.#root(links[0] ?? '', place, depth)
    return root && this.#follow(root, links.slice(1), depth)
  }

  /** The same chains occur again and again. */
  #linksOf(chain: string): readonly string[] {
    const known = this.#chains.get(chain)
    if (known !== undefined) return known
    const links = chain.match(/\(\)|\[\]|[^.()[\]]+/g) ?? []
    this.#chains.set(chain, links)
    return links
  }

  /** `self.model.fit`: the longest attribute that is set somewhere in the class, else a method of the class. */
  #resolveSelf(links: readonly string[], place: Place, depth: number): Meaning | undefined {
    const scope = this.scopes[place.module]!
    const name = scope.owners[place.unit]
    const attribute = links[1]
    if (name === undefined || attribute === undefined) return undefined
    const bound = this.#attribute(scope, name, attribute, depth)
    if (bound !== undefined) return this.#follow(bound, links.slice(2), depth)
    const own = this.#classMeaning(scope, name)
    return own && this.#follow(own, links.slice(1), depth)
  }

  #attribute(scope: Scope, owner: string, attribute: string, depth: number): Meaning | undefined {
    for (const binding of scope.attributes.get(`${owner}:${attribute}`) ?? []) {
      const meaning = this.#bound(scope, binding, depth)
      if (meaning !== undefined) return atMost(meaning, 'medium')
    }
    return undefined
  }

  #root(name: string, place: Place, depth: number): Meaning | undefined {
    const scope = this.scopes[place.module]!
    const level = levelOf(scope.facts.units, place.unit)
    if (level !== -1) {
      const local = bindingFor(scope, level, name, place.line)
      const parameter = scope.signatures.get(level)?.parameters.find((one) => one.name === name)
      // `frame = frame.dropna()`: on the right hand the name still is the parameter.
      const isAbove = local !== undefined && local.line < place.line
      const given = parameter && !isAbove ? this.#parameter(parameter, place, depth) : undefined
      if (given !== undefined) return given
      if (local !== undefined) return this.#bound(scope, local, depth)
      if (parameter !== undefined) return undefined
    }
    return this.#global(scope, name, level === -1 ? place.line : Number.MAX_SAFE_INTEGER, depth)
  }

  #parameter({ name, annotation }: { name: string; annotation?: string }, place: Place, depth: number) {
    const type = annotation === undefined ? undefined : this.#globalChain(annotation, place, depth)
    if (type !== undefined) return atMost(type, 'medium')
    return annotation === undefined || annotation === 'DataFrame' ? frameByName(name) : undefined
  }

  /** An annotation names things of the module level only. */
  #globalChain(chain: string, place: Place, depth: number): Meaning | undefined {
    const links = chain.split('.')
    const scope = this.scopes[place.module]!
    const root = this.#global(scope, links[0] ?? '', place.line, depth)
    return this.#follow(root, links.slice(1), depth)
  }

  #global(scope: Scope, name: string, line: number, depth: number): Meaning | undefined {
    const number = importFor(scope, name, line)
    const binding = bindingFor(scope, -1, name, line)
    if (binding !== undefined && (number === undefined || this.#isLater(scope, binding, number)))
      return this.#bound(scope, binding, depth)
    if (number !== undefined) return this.#imported(scope, number)
    return this.#defined(scope, name) ?? this.#builtin(scope, name)
  }

  /** `import wandb` and then `wandb = None` in the handler is still the package. */
  #isLater({ facts }: Scope, binding: Binding, number: number): boolean {
    const { line, guarded } = facts.imports[number]!
    return binding.line > line && binding.from !== undefined && !guarded
  }

  #builtin({ definitions }: Scope, name: string): Meaning | undefined {
    if (!BUILTINS.has(name) || definitions.has(name)) return undefined
    return { name: `builtins.${name}`, origin: 'builtin', confidence: 'high', guarded: false }
  }

  #imported(scope: Scope, number: number, depth = 0): Meaning | undefined {
    const statement = scope.facts.imports[number]!
    const target = this.#targets[scope.module]!.get(number)
    const isVendored = target?.to !== undefined && this.#modules[target.to]!.role === 'vendored'
    const guarded = statement.local && isOptional(scope.facts, statement.line)
    if (target?.origin === 'first-party' && !isVendored) {
      return target.to === undefined ? undefined : this.#firstParty(target.to, statement.name, depth)
    }
    if (target === undefined || target.origin === 'unknown' || statement.level > 0) return undefined
    const isPlain = statement.name === undefined && statement.bound === statement.module.split('.', 1)[0]
    const module = isPlain ? statement.bound : statement.module
    const name = statement.name === undefined || statement.name === '*' ? module : `${module}.${statement.name}`
    const origin = target.origin === 'standard-library' ? 'standard-library' : 'third-party'
    return { name, origin, confidence: 'high', guarded }
  }

  /** A name inside a first-party module, its own or imported there, or that module itself. */
  #firstParty(module: number, name: string | undefined, depth = 0): Meaning | undefined {
    const scope = this.scopes[module]!
    const found = name === undefined ? undefined : this.#defined(scope, name)
    if (found !== undefined) return found
    const { path } = scope
    const isModule = name === undefined || path.endsWith(`.${name}`) || path === name
    if (isModule) return { name: path, origin: 'first-party', confidence: 'high', guarded: false, package: module }
    const binding = bindingFor(scope, -1, name, Number.MAX_SAFE_INTEGER)
    if (binding !== undefined) return this.#bound(scope, binding, 1)
    const number = depth > DEEPEST ? undefined : importFor(scope, name, Number.MAX_SAFE_INTEGER)
    return number === undefined ? undefined : this.#imported(scope, number, depth + 1)
  }

  /** A function or class that the module defines. */
  #defined(scope: Scope, name: string): Meaning | undefined {
    if (scope.classes.has(name)) return this.#classMeaning(scope, name)
    const unit = scope.units.get(name)
    if (unit === undefined || scope.facts.units[unit]!.kind !== 'function') return undefined
    return firstParty(scope, name, { module: scope.module, unit })
  }

  #classMeaning(scope: Scope, name: string): Meaning | undefined {
    if (!scope.classes.has(name)) return undefined
    return firstParty(scope, name, {
      module: scope.module,
      unit: scope.units.get(`${name}.__init__`) ?? -1,
      class: name,
    })
  }

  /** Meaning of the value that a binding gives; worked out once. */
  #bound(scope: Scope, binding: Binding, depth: number): Meaning | undefined {
    if (this.#known.has(binding)) return this.#known.get(binding)
    if (depth > DEEPEST || binding.targets.length > 1) return undefined
    this.#known.set(binding, undefined)
    const place = { module: scope.module, unit: binding.unit, line: binding.line }
    const { annotation, from } = binding
    const typed = annotation === undefined ? undefined : this.#globalChain(annotation, place, depth + 1)
    const value = typed ?? (from === undefined ? undefined : this.resolve(from, place, depth + 1))
    const meaning = value === undefined ? undefined : this.#held(scope, binding, value)
    if (depth < DEEPEST) this.#known.set(binding, meaning)
    else this.#known.delete(binding)
    return meaning
  }

  #held(scope: Scope, { line }: Binding, meaning: Meaning): Meaning {
    const guarded = meaning.guarded || isOptional(scope.facts, line)
    return { ...atMost(meaning, 'medium'), guarded }
  }

  /** Goes along attributes, calls and subscripts. */
  #follow(start: Meaning | undefined, links: readonly string[], depth: number): Meaning | undefined {
    let meaning = start
    for (const link of links) {
      if (meaning === undefined) return undefined
      if (link === '()') meaning = this.#called(meaning, depth)
      else if (link === '[]') meaning = FRAME.test(meaning.name) ? meaning : undefined
      else meaning = this.#attributeOf(meaning, link, depth)
    }
    return meaning
  }

  /** What a call returns: an object of a class, a frame, what a first-party function returns. */
  #called(meaning: Meaning, depth: number): Meaning | undefined {
    const { name, origin, to } = meaning
    if (origin === 'first-party') {
      if (to?.class !== undefined) return meaning
      return to === undefined ? undefined : this.#returned(to, depth)
    }
    const frame = returnsFrame(name)
    return frame === undefined ? meaning : { ...atMost(meaning, 'medium'), name: frame }
  }

  #returned({ module, unit }: Target, depth: number): Meaning | undefined {
    const scope = this.scopes[module]!
    for (const binding of scope.bindings.get(unit)?.get('return') ?? []) {
      const meaning = this.#bound(scope, binding, depth + 1)
      if (meaning !== undefined) return meaning
    }
    return undefined
  }

  #attributeOf(meaning: Meaning, attribute: string, depth: number): Meaning | undefined {
    if (meaning.package !== undefined) return this.#firstParty(meaning.package, attribute)
    if (meaning.to?.class !== undefined) return this.#member(meaning, meaning.to, attribute, depth)
    if (meaning.origin === 'first-party') return undefined
    return { ...meaning, name: `${meaning.name}.${attribute}` }
  }

  /** A method of a first-party class, its own or inherited from classes of this or of another package. */
  #member(meaning: Meaning, target: Target, attribute: string, depth: number): Meaning | undefined {
    const key = `${target.module}:${target.class}.${attribute}`
    if (!this.#members.has(key)) {
      this.#members.set(key, undefined)
      this.#members.set(key, this.#findMember(target, attribute, depth))
    }
    const found = this.#members.get(key)
    return found && atMost(found, meaning.confidence)
  }

  #findMember({ module, class: owner = '' }: Target, attribute: string, depth: number): Meaning | undefined {
    const scope = this.scopes[module]!
    const unit = scope.units.get(`${owner}.${attribute}`)
    if (unit !== undefined) return firstParty(scope, `${owner}.${attribute}`, { module, unit })
    const bound = this.#attribute(scope, owner, attribute, depth + 1)
    if (bound !== undefined) return bound
    if (depth > DEEPEST) return undefined
    const place = { module, unit: -1, line: scope.classes.get(owner)?.line ?? 1 }
    for (const base of scope.classes.get(owner)?.bases ?? []) {
      const parent = this.#globalChain(base, place, depth + 1)
      const found = parent === undefined ? undefined : this.#attributeOf(parent, attribute, depth + 1)
      if (found !== undefined) return atMost(found, 'medium')
    }
    return undefined
  }
}

function memoOf({ memos }: Scope, name: string): Map<string, Meaning | undefined> {
  const known = memos.get(name) ?? new Map<string, Meaning | undefined>()
  memos.set(name, known)
  return known
}

function firstParty(scope: Scope, name: string, to: Target): Meaning {
  return { name: `${scope.path}.${name}`, origin: 'first-party', confidence: 'high', guarded: false, to }
}

/** Frame that a function, or a method of a frame, returns. */
function returnsFrame(name: string): string | undefined {
  const dot = name.lastIndexOf('.')
  const owner = name.slice(0, dot)
  return FRAME.test(owner) ? frameAfter(owner, name.slice(dot + 1)) : frameMadeBy(name)
}
