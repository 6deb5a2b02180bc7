import type { Binding, ClassFacts, Parameter, Signature } from '../types/names.ts'
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
  /** Indexes of the imports of all names: `from models import *`. */
  readonly stars: readonly number[]
  /** Bindings by name, those of all units together, in the order of the text. */
  readonly bindings: ReadonlyMap<string, readonly Binding[]>
  /** Bindings of attributes of `self`, by `Class:attribute`. */
  readonly attributes: ReadonlyMap<string, readonly Binding[]>
  readonly signatures: ReadonlyMap<number, Signature>
  readonly classes: ReadonlyMap<string, ClassFacts>
  /** Index of the unit by its qualified name. */
  readonly units: ReadonlyMap<string, number>
  readonly definitions: ReadonlySet<string>
  /** For each unit the name of the class that it is a method of. */
  readonly owners: readonly (string | undefined)[]
  /** Names of all parameters in the module. */
  readonly parameters: ReadonlySet<string>
  readonly memos: Memos
}

/** Meanings that do not depend on lines, by chain; `null` for chains without one. */
export type Memo = Map<string, Meaning | null>

/** What was found out once. */
export interface Memos {
  /** Chains whose first name stands for the same in the whole module. */
  readonly everywhere: Memo
  /** Chains whose first name is what the module makes of it, where no unit has its own. */
  readonly global: Memo
  /** Chains that start with `self`, by class. */
  readonly ofClass: Map<string, Memo>
  /** What the module defines or imports, by name. */
  readonly defined: Memo
}

export function scopeOf(facts: ModuleFacts, module: number): Scope {
  const { names, units } = facts
  return {
    module,
    facts,
    path: modulePath(facts.path),
    imports: importsByName(facts.imports),
    stars: facts.imports.flatMap(({ name }, index) => (name === '*' ? [index] : [])),
    ...bindingsOf(facts),
    signatures: new Map(names.signatures.map((one) => [one.unit, one])),
    classes: new Map(names.classes.map((one) => [one.name, one])),
    units: new Map(units.map(({ name }, index) => [name, index])),
    definitions: new Set(facts.definitions),
    owners: units.map(classOf),
    parameters: new Set(names.signatures.flatMap(({ parameters }) => parameters.map(({ name }) => name))),
    memos: { everywhere: new Map(), global: new Map(), ofClass: new Map(), defined: new Map() },
  }
}

function importsByName(imports: readonly Import[]): Map<string, number[]> {
  const byName = new Map<string, number[]>()
  for (const [index, { bound }] of imports.entries()) addTo(byName, bound, index)
  return byName
}

function addTo<Value>(groups: Map<string, Value[]>, key: string, value: Value): void {
  const same = groups.get(key)
  if (same === undefined) groups.set(key, [value])
  else same.push(value)
}

const SELF = 'self.'

function bindingsOf({ names, units }: ModuleFacts): Pick<Scope, 'bindings' | 'attributes'> {
  const bindings = new Map<string, Binding[]>()
  const attributes = new Map<string, Binding[]>()
  for (const binding of names.bindings) {
    for (const target of binding.targets) {
      const owner = target.startsWith(SELF) ? classOf(units[binding.unit]) : undefined
      if (owner === undefined) addTo(bindings, target, binding)
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
function classOf(unit: Unit | undefined): string | undefined {
  return unit?.kind === 'method' ? unit.name.slice(0, unit.name.lastIndexOf('.')) : undefined
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

/** The binding that a name has in a unit (-1: in the module) at a line: the last one above, else (in a loop) the first one below. */
export function bindingFor(scope: Scope, level: number, name: string, line: number): Binding | undefined {
  const { bindings, facts } = scope
  const all = bindings.get(name)
  const isOwn = (one: Binding): boolean => levelOf(facts.units, one.unit) === level
  return all?.findLast((one) => one.line < line && isOwn(one)) ?? all?.find((one) => one.line > line && isOwn(one))
}

/** The parameter of a unit that has this name. */
export function parameterOf({ parameters, signatures }: Scope, level: number, name: string): Parameter | undefined {
  return parameters.has(name) ? signatures.get(level)?.parameters.find((one) => one.name === name) : undefined
}

/** What a function returns, in the order of the text. */
export function returnsOf({ bindings }: Scope, unit: number): readonly Binding[] {
  return bindings.get('return')?.filter((one) => one.unit === unit) ?? []
}
