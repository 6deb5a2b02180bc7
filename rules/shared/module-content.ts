import type { ModuleFacts } from '../../src/facts/types.ts'

/** What identifies a module whatever its path: the names that it defines; the hashes of its units where it has none. */
export function moduleContent({ definitions, units }: ModuleFacts): string {
  const names = [...new Set(definitions)].sort().join(',')
  return names === '' ? units.map(({ content }) => content).join(',') : names
}
