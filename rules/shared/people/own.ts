import type { ModuleFacts } from '../../../src/facts/types.ts'

/** Source code and notebooks of the project. */
export function isOwnCode({ role }: Pick<ModuleFacts, 'role'>): boolean {
  return role === 'source' || role === 'notebook'
}
