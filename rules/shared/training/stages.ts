import type { Pipelines } from '../../../src/facts/types/pipelines.ts'
import type { Code } from '../evidence/use.ts'

/** Modules that stages of one DVC pipeline start, for each pipeline: what one stage records holds for the run of all. */
export function pipelineModules({ modules }: Code, { stages }: Pipelines): ReadonlySet<number>[] {
  const pipelines = new Map<string, Set<number>>()
  for (const { tool, command = '', at } of stages) {
    if (tool !== 'dvc') continue
    const known = pipelines.get(at.path) ?? new Set()
    pipelines.set(at.path, known)
    const words = new Set(command.split(/[\s;&|"']+/))
    modules.forEach(({ path }, index) => {
      if (words.has(path) || words.has(`./${path}`) || words.has(dotted(path))) known.add(index)
    })
  }
  return [...pipelines.values()]
}

/** `python -m stages.train`. */
function dotted(path: string): string {
  return path.replace(/\.py$/, '').replaceAll('/', '.')
}
