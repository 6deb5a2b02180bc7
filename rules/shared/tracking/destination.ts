import type { Containers } from '../../../src/facts/types/containers.ts'
import type { Documents, LinkHost } from '../../../src/facts/types/documents.ts'
import type { Argument, ResolvedCall } from '../../../src/facts/types/names.ts'
import type { ConfigSetting, Pipelines } from '../../../src/facts/types/pipelines.ts'
import type { Evidence } from '../../../src/model.ts'
import { type Code, placeOf, writtenCall } from '../evidence/use.ts'
import { callsOf } from '../names.ts'
import { givenAddresses } from './addresses.ts'
import { leftOut } from './chosen.ts'
import type { Tracking } from './runs.ts'

/** Address of a server that others reach as well. */
const REMOTE =
  /^(https?:\/\/|databricks|azureml|arn:|postgresql|mysql|mongodb)(?!.*(localhost|127\.0\.0\.1|0\.0\.0\.0))/

const SHARED_BY_NATURE = /^(Azure ML runs|SageMaker experiments|Vertex AI experiments|ClearML|Polyaxon)$/

/** Signs that others can see the runs: an address, a project or team on a service, a server that is started here. */
export function sharedDestinations(
  code: Code,
  tracking: readonly Tracking[],
  from: { pipelines: Pipelines; containers: Containers; documents: Documents },
): Evidence[] {
  return [
    ...addresses(code),
    ...tracking.flatMap((one) => named(code, one)),
    ...projectsInFiles(from.pipelines),
    ...servers(from.containers),
    ...workspaces(code, tracking, from.pipelines),
    ...linked(from.documents),
  ]
}

function addresses(code: Code): Evidence[] {
  const remote = givenAddresses(code).filter(({ address }) => REMOTE.test(address ?? ''))
  const hubs = callsOf(code.names, /^(dagshub\.init|sacred\.observers\.(MongoObserver|SqlObserver)\b.*)$/)
  return [
    ...remote.map(({ call }) => seen(code, call, 'runs go to a server with a fixed address')),
    ...hubs.map((call) => seen(code, call, `runs go where others see them: ${call.name}`)),
  ]
}

function named(code: Code, { tracker, call, guarded, local, at }: Tracking): Evidence[] {
  if (call === undefined || guarded || local) return []
  if (SHARED_BY_NATURE.test(tracker.name))
    return [{ message: `${tracker.name} is a shared service`, at, level: 'integrated' }]
  const given = writtenCall(code.modules, call).arguments
  const project = hasProjects(tracker) && !given.some(isOffline) ? given.find(isProject) : undefined
  if (project === undefined) return []
  return [{ message: `runs go to ${projectName(project)} on ${tracker.name}`, at, level: 'integrated' }]
}

function hasProjects({ hosted, name }: Tracking['tracker']): boolean {
  return hosted && !/^(MLflow|Aim|DVCLive)$/.test(name)
}

/** Without a network, or in an account that nobody owns: W&B deletes anonymous runs after a week. */
function isOffline({ keyword = '', value }: Argument): boolean {
  if (keyword === 'anonymous') return value === 'must'
  return /^(mode|offline)$/.test(keyword) && (value === 'offline' || value === true)
}

function isProject({ keyword = '', value }: Argument): boolean {
  return /^(entity|project|project_name|workspace)$/.test(keyword) && value !== null
}

function projectName({ keyword, value }: Argument): string {
  return typeof value === 'string' ? `the ${keyword} "${value}"` : `a ${keyword}`
}

/** A logger in a configuration file with the project or team that it writes to. */
function projectsInFiles(pipelines: Pipelines): Evidence[] {
  const isLeftOut = leftOut(pipelines)
  return pipelines.configs.flatMap(({ path, settings }) => {
    if (isLeftOut(path)) return []
    const group = (key: string): string => key.slice(0, key.lastIndexOf('.') + 1)
    return settings.filter(isHostedLogger).flatMap(({ key, line }) => {
      const beside = settings.filter((one) => group(one.key) === group(key))
      const isOffline = beside.some((one) => /\boffline$/.test(one.key) && /^true$/i.test(String(one.value)))
      const project = beside.some(
        (one) => /(^|\.)(project|entity|workspace|project_name)$/.test(one.key) && one.value !== '',
      )
      return project && !isOffline
        ? [{ message: 'a logger writes to a project of a service', at: { path, line }, level: 'integrated' as const }]
        : []
    })
  })
}

function isHostedLogger({ key, value }: ConfigSetting): boolean {
  return /(^|\.)_target_$/.test(key) && /\.(WandbLogger|NeptuneLogger|CometLogger)$/.test(String(value))
}

function servers({ services, dockerfiles }: Containers): Evidence[] {
  const started = services.filter(({ name, image }) => /(^|[/_-])(mlflow|aim|clearml)/i.test(image?.name ?? name))
  const given = [...services.map(({ environment, at }) => ({ environment, path: at.path })), ...dockerfiles].flatMap(
    ({ environment, path }) =>
      environment
        .filter(({ name, value }) => name === 'MLFLOW_TRACKING_URI' && REMOTE.test(value ?? ''))
        .map(({ line }) => ({ path, line })),
  )
  return [
    ...started.map(
      ({ name, at }): Evidence => ({ message: `the service "${name}" keeps the runs`, at, level: 'integrated' }),
    ),
    ...given.map(
      (at): Evidence => ({ message: 'containers are given the address of a server', at, level: 'integrated' }),
    ),
  ]
}

/** What a job of Azure ML runs records in its workspace by MLflow (https://learn.microsoft.com/azure/machine-learning). */
function workspaces({ modules }: Code, tracking: readonly Tracking[], { stages }: Pipelines): Evidence[] {
  const files = new Set(
    tracking.flatMap(({ tracker, call, guarded }) =>
      tracker.name === 'MLflow' && call !== undefined && !guarded
        ? [modules[call.module]!.path.replace(/^.*\//, '')]
        : [],
    ),
  )
  const job = stages.find(
    ({ tool, command = '' }) =>
      tool === 'azureml' && command.split(/\s+/).some((word) => files.has(word.replace(/^.*\//, ''))),
  )
  if (job === undefined) return []
  return [{ message: `job "${job.name}" of Azure ML keeps its runs in the workspace`, at: job.at, level: 'integrated' }]
}

const RUN_SERVICES: ReadonlySet<LinkHost> = new Set(['wandb', 'neptune', 'comet', 'clearml', 'dagshub'])

/** A README that links to runs shows that they are there to be seen. */
function linked({ documents }: Documents): Evidence[] {
  return documents.flatMap(({ path, kinds, links }) => {
    const link = links.find(({ host, badge, url }) => RUN_SERVICES.has(host) && !badge && isRuns(url))
    return link && kinds.some((kind) => kind === 'readme' || kind === 'pull-request-template')
      ? [{ message: 'links to runs on a service', at: { path, line: link.line }, level: 'integrated' as const }]
      : []
  })
}

/** A project, run or report; the front page and the documentation of the service are none. */
function isRuns(url: string): boolean {
  return /^https?:\/\/(?!docs\.|www\.wandb\.com)[^/]+\/(?!site\b|docs\b|articles\b|login\b|authorize\b|signup\b)[^/]+\/[^/]+/.test(
    url,
  )
}

function seen(code: Code, call: ResolvedCall, message: string): Evidence {
  return { message, at: placeOf(code.modules, call), level: 'integrated' }
}
