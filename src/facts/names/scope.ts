import type { Binding, ClassFacts, Signature } from '../types/names.ts'
import type { Import, ModuleFacts, Unit } from '../types.ts'
import type { Meaning } from './meaning.ts'
import { modulePath } from './module-path.ts'

/** Tables of one module by name, made once. */
export interface Scope {
  readonly module: number
  readonly facts: ModuleFacts
  /** Dotted name of the module. */
  readonly path: string
  /** Indexes into the imports of the module by bound name. */
  readonly imports: ReadonlyMap<string, readonly number[]>
  /** Bindings by name: for each unit, and for the module level under -1. */
  readonly bindings: ReadonlyMap<number, ReadonlyMap<string, readonly Binding[]>>
  /** Bindings of attributes of `self`, by `Class:attribute`. */
  readonly attributes: ReadonlyMap<string, readonly Binding[]>
  readonly signatures: ReadonlyMap<number, Signature>
  readonly classes: ReadonlyMap<string, ClassFacts>
  /** Index of the unit by its qualified name. */
  readonly units: ReadonlyMap<string, number>
  readonly definitions: ReadonlySet<string>
  /** For each unit the name of the class that it is a method of. */
  readonly owners: readonly (string | undefined)[]
  /** Meanings that do not depend on lines: by class those of chains that start with `self`, the others under ` `. */
  readonly memos: Map<string, Map<string, Meaning | undefined>>
}

export function scopeOf(facts: ModuleFacts, module: number): Scope {
  return {
    module,
    facts,
    path: modulePath(facts.path),
    imports: group(facts.imports.map((one, index) => [one.bound, index])),
    ...bindingsOf(facts),
    signatures: new Map(facts.names.signatures.map((one) => [one.unit, one])),
    classes: new Map(facts.names.classes.map((one) => [one.name, one])),
    units: new Map(facts.units.map(({ name }, index) => [name, index])),
    definitions: new Set(facts.definitions),
    owners: facts.units.map((_, unit) => classOf(facts.units, unit)),
    memos: new Map(),
  }
}

function group<Value>(pairs: Iterable<readonly [string, Value]>): Map<string, Value[]> {
  const groups = new Map<string, Value[]>()
  for (const [key, value] of pairs) addTo(groups, key, value)
  return groups
}

function addTo<Value>(groups: Map<string, Value[]>, key: string, value: Value): void {
  const same = groups.get(key)
  if (same === undefined) groups.set(key, [value])
  else same.push(value)
}

const SELF = 'self.'

function bindingsOf({ names, units }: ModuleFacts): Pick<Scope, 'bindings' | 'attributes'> {
  const bindings = new Map<number, Map<string, Binding[]>>()
  const attributes = new Map<string, Binding[]>()
  for (const binding of names.bindings) {
    const level = levelOf(units, binding.unit)
    const inLevel = bindings.get(level) ?? new Map<string, Binding[]>()
    bindings.set(level, inLevel)
    for (const target of binding.targets) {
      const owner = target.startsWith(SELF) ? classOf(units, binding.unit) : undefined
      if (owner === undefined) addTo(inLevel, target, binding)
      else addTo(attributes, `${owner}:${target.slice(SELF.length)}`, binding)
    }
  }
  return { bindings, attributes }
}

/** Unit of a function or method; -1 for the module level. */
export function levelOf(units: readonly Unit[], unit: number): number {
  const kind = units[unit]?.kind
  return kind === 'function' || kind === 'method' ? unit : -1
}

/** Name of the class that a method belongs to. */
function classOf(units: readonly Unit[], unit: number): string | undefined {
  const found = units[unit]
  return found?.kind === 'method' ? found.name.slice(0, found.name.lastIndexOf('.')) : undefined
}

/** The name stands for the same at each line of the unit: nothing binds it but one import. */
export function isSteady({ imports, bindings, signatures, facts }: Scope, name: string, unit: number): boolean {
  if ((imports.get(name)?.length ?? 0) > 1 || bindings.get(-1)?.has(name)) return false
  const level = levelOf(facts.units, unit)
  if (level === -1) return true
  return !bindings.get(level)?.has(name) && !signatures.get(level)?.parameters.some((one) => one.name === name)
}

/** The import that a name stands for at a line: the last one before it, those inside of functions only when no other. */
export function importFor({ imports, facts }: Scope, name: string, line: number): number | undefined {
  const candidates = imports.get(name)
  if (candidates === undefined || candidates.length === 1) return candidates?.[0]
  const at = (index: number): Import => facts.imports[index]!
  const outer = candidates.filter((index) => !at(index).local)
  const near = candidates.filter((index) => at(index).line <= line)
  return near.findLast((index) => !at(index).typing) ?? outer[0] ?? candidates[0]
}

/** The binding that a name has at a line: the last one above, else (in a loop) the first one below. */
export function bindingFor({ bindings }: Scope, level: number, name: string, line: number): Binding | undefined {
  const all = bindings.get(level)?.get(name)
  return all && (all.findLast((one) => one.line < line) ?? all.find((one) => one.line > line))
}
