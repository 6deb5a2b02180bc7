import type { Binding } from '../types/names.ts'
import type { Meaning } from './meaning.ts'
import { levelOf, type Memo, type Scope } from './scope.ts'

/** Where the meaning of a chain does not depend on its line: what is known of such chains in this module or class. */
export function memoFor(scope: Scope, root: string, unit: number): Memo | undefined {
  const { memos, owners } = scope
  if (root === 'self' || root === 'cls') return memoOfClass(scope, owners[unit] ?? '')
  if (isSteadyEverywhere(scope, root)) return memos.everywhere
  return isSteady(scope, root, unit) ? memos.global : undefined
}

function memoOfClass({ memos }: Scope, name: string): Memo {
  const known = memos.ofClass.get(name) ?? new Map<string, Meaning | null>()
  memos.ofClass.set(name, known)
  return known
}

/** The name stands for the same in the whole module: nothing binds it but one import. */
export function isSteadyEverywhere({ imports, bindings, parameters }: Scope, name: string): boolean {
  return !bindings.has(name) && !parameters.has(name) && (imports.get(name)?.length ?? 0) <= 1
}

/** The name stands for the same at each line of the unit: nothing binds it there but one import. */
export function isSteady(scope: Scope, name: string, unit: number): boolean {
  const { imports, bindings, signatures, facts } = scope
  if ((imports.get(name)?.length ?? 0) > 1) return false
  const level = levelOf(facts.units, unit)
  const binds = (one: Binding): boolean => {
    const of = levelOf(facts.units, one.unit)
    return of === -1 || of === level
  }
  if (bindings.get(name)?.some(binds)) return false
  return level === -1 || !signatures.get(level)?.parameters.some((one) => one.name === name)
}
