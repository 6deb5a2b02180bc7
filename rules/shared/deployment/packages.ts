import type { Containers, Dockerfile, Manifest, ManifestSystem } from '../../../src/facts/types/containers.ts'
import type { ProjectFile } from '../../../src/facts/types.ts'
import type { Location } from '../../../src/model.ts'

/** Something that a platform or a container runtime can run as a service. */
export interface Package {
  /** An image that starts a server; a package or manifest of a platform. */
  readonly kind: 'image' | 'package' | 'platform' | 'manifest'
  readonly message: string
  readonly at: Location
}

const STARTS_SERVER =
  /\b(uvicorn|gunicorn|hypercorn|daphne|waitress-serve|uwsgi|flask|fastapi|bentoml|tritonserver|torchserve|tensorflow_model_server|mlserver|serve (run|start)|ray (serve|start)|mlflow models serve|sagemaker|awslambdaric|lambda_handler|litserve|vllm|text-generation-launcher|seldon-core-microservice|functions-framework|kserve|runserver)\b|(^|[\s"'/[])(app|api|serve|server|main_api|service|web|webapp|application|predict|inference|endpoint|handler|worker)(\.\w+)?\.(py|handler|lambda_handler)\b|-m \S*(api|serve|server|service|app)\b/i

/** Systems whose file makes a model servable. */
const SERVABLE: ReadonlySet<ManifestSystem> = new Set([
  'bentoml',
  'cog',
  'truss',
  'kitops',
  'triton',
  'tensorflow-serving',
  'torchserve',
  'mlserver',
  'kserve',
  'seldon',
  'sagemaker',
  'vertex',
  'azureml',
])
const PLATFORM: ReadonlySet<ManifestSystem> = new Set([
  'serverless',
  'databricks',
  'procfile',
  'app-platform',
  'argo-cd',
  'knative',
  'helm',
  'kustomize',
])

const CLUSTER =
  /^(Deployment|StatefulSet|DaemonSet|Service|Ingress|Job|CronJob|Rollout|RayService|RayCluster|HelmRelease|Canary)$/

/** What in the repository can be run as a service. Examples and documents are left out. */
export function findPackages(containers: Containers, files: readonly ProjectFile[]): Package[] {
  const roles = new Map(files.map(({ path, role }) => [path, role]))
  const isOwn = ({ at: { path } }: { at: Location }) =>
    !/^(example|docs|test)$/.test(roles.get(path) ?? '') && !/(^|\/)\.devcontainer\//.test(path)
  const manifests = containers.manifests.filter((one) => one.system !== 'app-platform' || holdsPython(one.at, files))
  return [...images(containers), ...manifests.flatMap(ofManifest)].filter(isOwn)
}

/** A platform that hosts pages reads the same file as one that runs the service. */
function holdsPython({ path }: Location, files: readonly ProjectFile[]): boolean {
  const folder = path.slice(0, path.lastIndexOf('/') + 1)
  return files.some(({ kind, role, path: one }) => kind === 'python' && role === 'source' && one.startsWith(folder))
}

function images({ dockerfiles, services }: Containers): Package[] {
  const built = dockerfiles.filter(startsServer).map(({ path, command, entrypoint }) => {
    const line = (command ?? entrypoint)?.line
    return { kind: 'image', message: 'an image starts a server', at: { path, ...(line && { line }) } } as const
  })
  const composed = services
    .filter(({ build, command }) => build !== undefined && STARTS_SERVER.test(command?.text ?? ''))
    .map(({ name, at }) => ({ kind: 'image', message: `service "${name}" starts a server`, at }) as const)
  return [...built, ...composed]
}

/** By its name, or a program in Python with a port. */
function startsServer({ command, entrypoint, ports }: Dockerfile): boolean {
  const starts = [entrypoint, command].flatMap((one) => one?.text ?? []).join(' ')
  return STARTS_SERVER.test(starts) || (ports.length > 0 && /\bpython/.test(starts))
}

function ofManifest({ system, kind, at }: Manifest): Package[] {
  const message = `${system}: ${kind}`
  if (SERVABLE.has(system) && kind !== 'Pipeline') return [{ kind: 'package', message, at }]
  if (system === 'kubernetes') return CLUSTER.test(kind) ? [{ kind: 'manifest', message, at }] : []
  return PLATFORM.has(system) ? [{ kind: 'platform', message, at }] : []
}
