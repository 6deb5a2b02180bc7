import type { PipelineMarker } from '../types/pipelines.ts'
import type { ModuleFacts, ProjectFile } from '../types.ts'

type Tool = PipelineMarker['tool']

/** Files that belong to one tool. */
const FILES: readonly (readonly [RegExp, Tool])[] = [
  [/(^|\/)dvc\.yaml$/, 'dvc'],
  [/(^|\/)(Snakefile|[^/]+\.smk)$/, 'snakemake'],
  [/(^|\/)prefect\.ya?ml$|(^|\/)\.prefectignore$/, 'prefect'],
  [/(^|\/)(dagster(_cloud)?|workspace)\.ya?ml$/, 'dagster'],
  [/(^|\/)airflow\.cfg$|(^|\/)airflow_settings\.ya?ml$/, 'airflow'],
  [/(^|\/)\.zen\/|(^|\/)\.zenml\//, 'zenml'],
  [/(^|\/)conf\/base\/catalog[^/]*\.ya?ml$/, 'kedro'],
]

const IMPORTS: Readonly<Record<string, Tool>> = {
  airflow: 'airflow',
  prefect: 'prefect',
  dagster: 'dagster',
  kedro: 'kedro',
  zenml: 'zenml',
  metaflow: 'metaflow',
  luigi: 'luigi',
  flytekit: 'flyte',
  kfp: 'kubeflow',
  ploomber: 'ploomber',
  tfx: 'tfx',
  hera: 'argo',
}

/** Signs of tools for pipelines: a file of theirs, or the first import in each module. */
export function findMarkers(files: readonly ProjectFile[], modules: readonly ModuleFacts[]): PipelineMarker[] {
  const byFile = files.flatMap(({ path }) => {
    const tool = FILES.find(([pattern]) => pattern.test(path))?.[1]
    return tool ? [{ tool, by: 'file', at: { path } } as const] : []
  })
  return [...byFile, ...modules.flatMap(importsOf)]
}

/** A module is in the way of a marker when it is named like the tool; the import has no leading dots then. */
function importsOf({ path, imports }: ModuleFacts): PipelineMarker[] {
  const seen = new Map<Tool, number>()
  for (const { module, level, line } of imports) {
    const root = module.split('.', 1)[0] ?? ''
    const tool = level === 0 && Object.hasOwn(IMPORTS, root) ? IMPORTS[root] : undefined
    if (tool && !seen.has(tool)) seen.set(tool, line)
  }
  return [...seen].map(([tool, line]) => ({ tool, by: 'import', at: { path, line } }))
}
