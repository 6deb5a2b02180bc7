import type { Target } from '../types/names.ts'
import { BUILTINS } from './builtins.ts'
import type { Meaning } from './meaning.ts'
import type { Scope } from './scope.ts'

/** A function or class that the module defines. */
export function definedIn(scope: Scope, name: string): Meaning | undefined {
  const { defined } = scope.memos
  const known = defined.get(name)
  if (known !== undefined) return known ?? undefined
  const meaning = classIn(scope, name) ?? functionIn(scope, name)
  defined.set(name, meaning ?? null)
  return meaning
}

/** A class that the module defines; its instances have the same meaning. */
export function classIn(scope: Scope, name: string): Meaning | undefined {
  if (!scope.classes.has(name)) return undefined
  return inModule(scope, name, { module: scope.module, unit: scope.units.get(`${name}.__init__`) ?? -1, class: name })
}

function functionIn(scope: Scope, name: string): Meaning | undefined {
  const unit = scope.units.get(name)
  if (unit === undefined || scope.facts.units[unit]!.kind !== 'function') return undefined
  return inModule(scope, name, { module: scope.module, unit })
}

/** A method that stands in the class itself. */
export function methodIn(scope: Scope, owner: string, method: string): Meaning | undefined {
  const unit = scope.units.get(`${owner}.${method}`)
  return unit === undefined ? undefined : inModule(scope, `${owner}.${method}`, { module: scope.module, unit })
}

function inModule(scope: Scope, name: string, to: Target): Meaning {
  return { name: `${scope.path}.${name}`, origin: 'first-party', confidence: 'high', guarded: false, to }
}

/** A function of Python itself, unless the module has its own of that name. */
export function builtinIn({ definitions }: Scope, name: string): Meaning | undefined {
  if (!BUILTINS.has(name) || definitions.has(name)) return undefined
  return { name: `builtins.${name}`, origin: 'builtin', confidence: 'high', guarded: false }
}
