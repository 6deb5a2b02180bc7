import type { ModuleFacts } from '../../../src/facts/types.ts'
import type { Code } from '../evidence/use.ts'
import { findHandlers } from './handlers.ts'

/**
 * Whether a module belongs to the project that serves: in a repository of several projects, each in a folder of its own,
 * what another one does says nothing on the service. All belong where no handler was found, or a handler lies in the root.
 */
export function nearService(code: Code): (module: number) => boolean {
  const folders = new Set(findHandlers(code).map(({ module }) => topFolder(code.modules[module]!)))
  if (folders.size === 0 || folders.has('')) return () => true
  return (module) => {
    const folder = topFolder(code.modules[module]!)
    return folder === '' || folders.has(folder) || WATCHES.test(folder)
  }
}

/** A folder of its own for what watches the service is no other project. */
const WATCHES = /^(monitoring|monitors?|observability|telemetry)$/i

/** Empty for a file in the root. */
export function topFolder({ path }: Pick<ModuleFacts, 'path'>): string {
  return path.includes('/') ? path.slice(0, path.indexOf('/')) : ''
}
