import type { Containers, Dockerfile } from '../../../src/facts/types/containers.ts'
import type { Dependencies } from '../../../src/facts/types/dependencies.ts'
import type { ProjectFile } from '../../../src/facts/types.ts'
import type { Evidence } from '../../../src/model.ts'

const INSTALLS =
  /\b(pip3?|conda|mamba|micromamba|uv|poetry|pdm|pixi)\b[^&|;]*\b(install|sync|env (create|update)|add)\b/
const SERVES =
  /\b(uvicorn|gunicorn|flask run|streamlit|gradio|bentoml|torchserve|tritonserver|tensorflow_model_server|serve|nginx)\b/

/** Fewer pins than that share leave the environment open, percent. */
const PINNED = 90

/** An environment that another machine can build again: a container for more than serving, a lock file, or exact pins. */
export function repeatableEnvironment(from: {
  containers: Containers
  dependencies: Dependencies
  files: readonly ProjectFile[]
}): Evidence | undefined {
  return container(from) ?? locked(from.dependencies) ?? pinned(from.dependencies)
}

function container({ containers, files }: Parameters<typeof repeatableEnvironment>[0]): Evidence | undefined {
  const found = containers.dockerfiles.find(
    (file) => file.runs.some(({ text }) => INSTALLS.test(text)) && !onlyServes(file),
  )
  if (found)
    return { message: 'a container that installs what training needs', at: { path: found.path }, level: 'used' }
  const other = files.find(({ path }) => OTHER_CONTAINER.test(path) && !/\.(py|ipynb)$/.test(path))
  return other && { message: 'a container for development or a cluster', at: { path: other.path }, level: 'declared' }
}

const OTHER_CONTAINER = /(^|\/)(\.?devcontainer\.json|[^/]+\.def|Singularity[^/]*|Apptainer[^/]*)$/

function onlyServes({ command, entrypoint }: Dockerfile): boolean {
  return SERVES.test([command, entrypoint].map((one) => one?.text).join(' '))
}

function locked({ locks }: Dependencies): Evidence | undefined {
  const [lock] = locks
  return lock && { message: `a lock file of ${lock.tool}`, at: { path: lock.path }, level: 'used' }
}

function pinned({ declared }: Dependencies): Evidence | undefined {
  const runtime = declared.filter(
    ({ group, source }) => group === 'runtime' && source !== 'ci' && source !== 'notebook',
  )
  const exact = runtime.filter(({ pinned }) => pinned)
  if (exact.length < 3 || exact.length * 100 < PINNED * runtime.length) return undefined
  return { message: `${exact.length} of ${runtime.length} dependencies are pinned`, at: exact[0]!.at, level: 'used' }
}
