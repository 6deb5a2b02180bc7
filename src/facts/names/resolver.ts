import type { ModuleGraph, ResolvedImport } from '../types/graph.ts'
import type { Binding, Parameter, Target } from '../types/names.ts'
import type { ModuleFacts } from '../types.ts'
import { builtinIn, classIn, definedIn, methodIn } from './defined.ts'
import { foreignMeaning } from './foreign.ts'
import { FRAME } from './frames.ts'
import { frameGiven } from './given-frames.ts'
import { LinkReader } from './links.ts'
import { atMost, type Meaning } from './meaning.ts'
import { memoFor } from './memos.ts'
import { isOptional } from './optional.ts'
import { returnedBy } from './returned.ts'
import { bindingFor, importFor, levelOf, parameterOf, returnsOf, type Scope, scopeOf } from './scope.ts'
import { StarImports } from './stars.ts'

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
  readonly #targets: readonly ReadonlyMap<number, ResolvedImport>[]
  readonly #links = new LinkReader()
  readonly #members = new Map<string, Meaning | undefined>()
  readonly #known = new Map<Binding, Meaning | undefined>()
  readonly #stars: StarImports

  constructor(modules: readonly ModuleFacts[], graph: ModuleGraph) {
    this.#modules = modules
    this.scopes = modules.map(scopeOf)
    const targets = modules.map(() => new Map<number, ResolvedImport>())
    for (const one of graph.imports) targets[one.from]!.set(one.import, one)
    this.#targets = targets
    this.#stars = new StarImports(modules, targets)
  }

  /** Meaning of a chain like `pd.read_csv().dropna`, as it is before it is called. */
  resolve(chain: string, place: Place): Meaning | undefined {
    const scope = this.scopes[place.module]!
    const known = scope.memos.everywhere.get(chain)
    if (known !== undefined) return known ?? undefined
    const links = this.#links.read(chain)
    const memo = memoFor(scope, links[0] ?? '', place.unit)
    const found = memo?.get(chain)
    if (found !== undefined) return found ?? undefined
    const meaning = this.#resolveLinks(links, place, 0)
    memo?.set(chain, meaning ?? null)
    return meaning
  }

  #resolveDeep(chain: string, place: Place, depth: number): Meaning | undefined {
    return depth > DEEPEST ? undefined : this.#resolveLinks(this.#links.read(chain), place, depth)
  }

  #resolveLinks(links: readonly string[], place: Place, depth: number): Meaning | undefined {
    const root = links[0] ?? ''
    if (root === 'self' || root === 'cls') return this.#resolveSelf(links, place, depth)
    return this.#follow(this.#root(root, place, depth), links, 1, depth)
  }

  /** `self.model.fit`: the longest attribute that is set somewhere in the class, else a method of the class. */
  #resolveSelf(links: readonly string[], place: Place, depth: number): Meaning | undefined {
    const scope = this.scopes[place.module]!
    const name = scope.owners[place.unit]
    const attribute = links[1]
    if (name === undefined || attribute === undefined) return undefined
    const bound = this.#attribute(scope, name, attribute, depth)
    if (bound !== undefined) return this.#follow(bound, links, 2, depth)
    return this.#follow(classIn(scope, name), links, 1, depth)
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
    if (level === -1) return this.#global(scope, name, place.line, depth)
    const local = bindingFor(scope, level, name, place.line)
    const parameter = parameterOf(scope, level, name)
    // `frame = frame.dropna()`: on the right hand the name still is the parameter.
    const isAbove = local !== undefined && local.line < place.line
    const given = parameter && !isAbove ? this.#parameter(parameter, place, depth) : undefined
    if (given !== undefined) return given
    if (local !== undefined) return this.#bound(scope, local, depth)
    return parameter === undefined ? this.#global(scope, name, Number.MAX_SAFE_INTEGER, depth) : undefined
  }

  #parameter({ name, annotation }: Parameter, place: Place, depth: number): Meaning | undefined {
    const type = annotation === undefined ? undefined : this.#globalChain(annotation, place, depth)
    if (type !== undefined) return atMost(type, 'medium')
    if (annotation !== undefined && annotation !== 'DataFrame') return undefined
    return frameGiven(this.scopes[place.module]!, place.unit, name)
  }

  /** An annotation names things of the module level only. */
  #globalChain(chain: string, place: Place, depth: number): Meaning | undefined {
    const links = this.#links.read(chain)
    const scope = this.scopes[place.module]!
    return this.#follow(this.#global(scope, links[0] ?? '', place.line, depth), links, 1, depth)
  }

  #global(scope: Scope, name: string, line: number, depth: number): Meaning | undefined {
    const number = importFor(scope, name, line)
    const binding = bindingFor(scope, -1, name, line)
    if (binding !== undefined && (number === undefined || isLater(scope, binding, number)))
      return this.#bound(scope, binding, depth)
    if (number !== undefined) return this.#imported(scope, number)
    return definedIn(scope, name) ?? this.#starred(scope, name, depth) ?? builtinIn(scope, name)
  }

  #imported(scope: Scope, number: number, depth = 0): Meaning | undefined {
    const statement = scope.facts.imports[number]!
    const target = this.#targets[scope.module]!.get(number)
    if (target === undefined) return undefined
    const isVendored = target.to !== undefined && this.#modules[target.to]!.role === 'vendored'
    if (target.origin !== 'first-party' || isVendored) return foreignMeaning(scope.facts, statement, target)
    return target.to === undefined ? undefined : this.#firstParty(target.to, statement.name, depth)
  }

  /** A name inside a first-party module, its own or imported there, or that module itself. */
  #firstParty(module: number, name: string | undefined, depth = 0): Meaning | undefined {
    const scope = this.scopes[module]!
    const found = name === undefined ? undefined : definedIn(scope, name)
    if (found !== undefined) return found
    const { path } = scope
    const isModule = name === undefined || path.endsWith(`.${name}`) || path === name
    if (isModule) return { name: path, origin: 'first-party', confidence: 'high', guarded: false, package: module }
    const binding = bindingFor(scope, -1, name, Number.MAX_SAFE_INTEGER)
    if (binding !== undefined) return this.#bound(scope, binding, 1)
    const number = depth > DEEPEST ? undefined : importFor(scope, name, Number.MAX_SAFE_INTEGER)
    return number === undefined ? this.#starred(scope, name, depth) : this.#imported(scope, number, depth + 1)
  }

  #starred(scope: Scope, name: string, depth: number): Meaning | undefined {
    if (depth > DEEPEST) return undefined
    return this.#stars.find(scope, name, (module, wanted) => this.#firstParty(module, wanted, depth + 1))
  }

  /** Meaning of the value that a binding gives; worked out once. */
  #bound(scope: Scope, binding: Binding, depth: number): Meaning | undefined {
    if (this.#known.has(binding)) return this.#known.get(binding)
    if (depth > DEEPEST || binding.targets.length > 1) return undefined
    this.#known.set(binding, undefined)
    const place = { module: scope.module, unit: binding.unit, line: binding.line }
    const { annotation, from } = binding
    const typed = annotation === undefined ? undefined : this.#globalChain(annotation, place, depth + 1)
    const value = typed ?? (from === undefined ? undefined : this.#resolveDeep(from, place, depth + 1))
    const meaning = value && held(scope, binding, value)
    if (depth < DEEPEST) this.#known.set(binding, meaning)
    else this.#known.delete(binding)
    return meaning
  }

  /** Goes along attributes, calls and subscripts, from the link at `from` on. */
  #follow(start: Meaning | undefined, links: readonly string[], from: number, depth: number): Meaning | undefined {
    let meaning = start
    for (let at = from; at < links.length && meaning !== undefined; at++) {
      const link = links[at]!
      if (link === '()') meaning = this.#called(meaning, depth)
      else if (link === '[]') meaning = FRAME.test(meaning.name) ? meaning : undefined
      else meaning = this.#attributeOf(meaning, link, depth)
    }
    return meaning
  }

  /** What a call returns: an object of a class, a frame, what a first-party function returns. */
  #called(meaning: Meaning, depth: number): Meaning | undefined {
    if (meaning.origin !== 'first-party') return returnedBy(meaning)
    const { to } = meaning
    if (to?.class !== undefined) return meaning
    return to && this.#returned(to, depth)
  }

  #returned({ module, unit }: Target, depth: number): Meaning | undefined {
    const scope = this.scopes[module]!
    for (const binding of returnsOf(scope, unit)) {
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
    const found = methodIn(scope, owner, attribute) ?? this.#attribute(scope, owner, attribute, depth + 1)
    if (found !== undefined || depth > DEEPEST) return found
    const { line, bases } = scope.classes.get(owner) ?? { line: 1, bases: [] }
    for (const base of bases) {
      const parent = this.#globalChain(base, { module, unit: -1, line }, depth + 1)
      const inherited = parent && this.#attributeOf(parent, attribute, depth + 1)
      if (inherited !== undefined) return atMost(inherited, 'medium')
    }
    return undefined
  }
}

/** `import wandb` and then `wandb = None` in the handler is still the package. */
function isLater({ facts }: Scope, binding: Binding, number: number): boolean {
  const { line, guarded } = facts.imports[number]!
  return binding.line > line && binding.from !== undefined && !guarded
}

function held(scope: Scope, { line }: Binding, meaning: Meaning): Meaning {
  const guarded = meaning.guarded || isOptional(scope.facts, line)
  return { ...atMost(meaning, 'medium'), guarded }
}
