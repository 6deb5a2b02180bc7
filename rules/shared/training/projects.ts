import type { GradedVerdict } from '../../../src/model.ts'
import type { Code } from '../evidence/use.ts'
import type { TrainingStart } from './starts.ts'

/** Folders that are parts of a project, and no project. */
const PARTS =
  /^(src|lib|scripts?|tools?|bin|utils?|notebooks?|experiments?|training|train|models?|code|app|pipelines?|benchmarks?|smoke|jobs|deploy\w*|configs?|core|common|engine|tasks?|apps?|shared|packages?|services?|backend|server|api|ml|mlops|dags|(work)?flows?|orchestration|source|python|analysis|analyses)$/i

/**
 * How many of the projects that train do something. A project is a top folder: several stand side by side in one
 * repository. Absent when there is one only.
 * @param modules indexes of modules that do it
 * @param what ends the sentence `2 of 5 ...`
 */
export function projectCoverage(
  { modules: all }: Code,
  starts: readonly TrainingStart[],
  modules: Iterable<number>,
  what: string,
): GradedVerdict['coverage'] {
  const folderOf = (module: number): string => projectOf(all[module]!.path)
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
