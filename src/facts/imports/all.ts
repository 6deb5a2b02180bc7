import type { ModuleGraph } from '../types/graph.ts'
import type { ModuleFacts, ProjectFile } from '../types.ts'
import { resolveGraph } from './index.ts'

/** The graph over all languages. No import leads from one language to another. */
export async function resolveAll(
  root: string,
  modules: readonly ModuleFacts[],
  files: readonly ProjectFile[],
): Promise<ModuleGraph> {
  const python = resolveGraph(modules, files)
  if (modules.every(({ language }) => language === 'python')) return python
  const { resolveScripts } = await import('./scripts/index.ts')
  const scripts = await resolveScripts(root, modules, files)
  return {
    imports: [...python.imports, ...scripts.imports].sort((a, b) => a.from - b.from || a.import - b.import),
    uses: [...python.uses, ...scripts.uses].sort((a, b) => a.from - b.from || a.line - b.line),
  }
}
