import type { ImportedRoot, NameFacts, ResolvedCall } from '../../src/facts/types/names.ts'
import type { Role } from '../../src/model.ts'

/** Code that practices are about; tests and examples are asked for by name. */
const PRODUCTION: readonly Role[] = ['source', 'notebook']

/** Whether a module holds code that practices are about. */
export function isProduction({ role }: { readonly role: Role }): boolean {
  return role === 'source' || role === 'notebook'
}

/** The last part of a dotted name. */
export function lastPart(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1)
}

/** Calls of third-party, built-in and standard functions whose qualified name matches, in source code and notebooks. */
export function callsOf(names: NameFacts, pattern: RegExp, roles: readonly Role[] = PRODUCTION): ResolvedCall[] {
  return names.foreign
    .filter(({ name }) => pattern.test(name))
    .flatMap(({ calls }) => calls.filter(({ role }) => roles.includes(role)))
    .sort((a, b) => a.module - b.module || a.call - b.call)
}

/** Imports of a root package, in source code and notebooks; the repository's own packages never count. */
export function importsOf(names: NameFacts, root: string, roles: readonly Role[] = PRODUCTION): ImportedRoot[] {
  return names.imports.filter((one) => one.root === root && roles.includes(one.role))
}

/** Whether the unit that makes the call is reached from an entry point of the project. */
export function isReachedFromEntry({ reachedFromEntry }: NameFacts, { module, unit }: ResolvedCall): boolean {
  return has(reachedFromEntry, `${module}:${unit}`)
}

/** Binary search: the list is sorted as strings. */
function has(sorted: readonly string[], wanted: string): boolean {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (sorted[middle]! < wanted) low = middle + 1
    else high = middle
  }
  return sorted[low] === wanted
}
