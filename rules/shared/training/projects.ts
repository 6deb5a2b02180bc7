import type { GradedVerdict } from '../../../src/model.ts'
import type { Code } from '../evidence/use.ts'
import { once } from '../once.ts'
import type { TrainingStart } from './starts.ts'

/** Folders that are parts of a project, and no project. */
const PARTS =
  /^(src|lib|scripts?|tools?|bin|utils?|notebooks?|experiments?|training|train|models?|code|app|pipelines?|benchmarks?|smoke|practice|playground|sandbox|drafts?|archived?|legacy|jobs|deploy\w*|configs?|core|common|engine|tasks?|apps?|shared|packages?|services?|backend|server|api|ml|mlops|dags|(work)?flows?|orchestration|source|python|analysis|analyses)$/i

/**
 * How many of the projects that train do something. A project is a top folder: several stand side by side in one
 * repository. Absent when there is one only.
 * @param modules indexes of modules that do it
 * @param what ends the sentence `2 of 5 ...`
 */
export function projectCoverage(
  code: Code,
  starts: readonly TrainingStart[],
  modules: Iterable<number>,
  what: string,
): GradedVerdict['coverage'] {
  const project = projectsIn(code.modules)
  const folderOf = (module: number): string => project(code.modules[module]!.path)
  const training = new Set(starts.map(({ module }) => folderOf(module)))
  if (training.size < 2) return undefined
  const doing = new Set([...modules].map(folderOf))
  return { covered: [...training].filter((folder) => doing.has(folder)).length, of: training.size, what }
}

/** Top folder of a path; empty for files and folders that are parts of the one project in the root. */
export function projectOf(path: string): string {
  const [top = ''] = path.split('/').slice(0, -1)
  return PARTS.test(top) ? '' : top
}

/** The same, where a folder that code beside it imports is a part of that, and no project of its own. */
export const projectsIn = once((modules: Code['modules']) => {
  const imported = new Set(modules.flatMap(importedFolders))
  return (path: string): string => {
    const top = projectOf(path)
    return imported.has(top) ? '' : top
  }
})

/** First parts of what a module imports from other top folders. */
function importedFolders({ path, role, imports }: Code['modules'][number]): string[] {
  if (role !== 'source' && role !== 'notebook') return []
  const own = path.includes('/') ? path.slice(0, path.indexOf('/')) : ''
  return imports.flatMap(({ module, level }) => {
    const [top = ''] = module.split('.', 1)
    return level > 0 || top === own ? [] : [top]
  })
}
