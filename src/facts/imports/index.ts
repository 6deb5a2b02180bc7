import type { ModuleGraph } from '../types/graph.ts'
import type { ModuleFacts, ProjectFile } from '../types.ts'
import { NameFinder } from './find-name.ts'
import { indexModules } from './module-index.ts'
import { resolveImports } from './resolve.ts'
import { findUses } from './uses.ts'

/**
 * Resolves every import and every use of an imported name. What cannot be resolved is `unknown` with a reason; nothing is
 * guessed from a name alone.
 */
export function resolveGraph(modules: readonly ModuleFacts[], files: readonly ProjectFile[]): ModuleGraph {
  const index = indexModules(modules, files)
  const resolver = { modules, index, names: new NameFinder(modules, index) }
  const imports = modules.map((_, from) => resolveImports(resolver, from))
  return {
    imports: imports.flat(),
    uses: modules.flatMap((_, from) => findUses(resolver, from, imports[from]!)),
  }
}
