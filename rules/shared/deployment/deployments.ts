import type { CiFacts, CiJob } from '../../../src/facts/types/ci.ts'
import type { Pipelines } from '../../../src/facts/types/pipelines.ts'
import type { Evidence, Location } from '../../../src/model.ts'
import { type Code, placeOf } from '../evidence/use.ts'
import { callsOf } from '../names.ts'
import { DEPLOY_ACTIONS, DEPLOYS, IMAGE_ACTIONS, PUSHES_IMAGE } from './commands.ts'

/** One way in which the service gets to where it runs, the most automatic first. */
export interface Deployment {
  /** On a merge, tag or event; when somebody starts the job; by a script; an image is published, and deployed elsewhere. */
  readonly how: 'automatic' | 'by-hand' | 'scripted' | 'image'
  readonly text: string
  readonly at: Location
  /** Job of continuous integration that does it. */
  readonly job?: CiJob
}

const SDK =
  /^(sagemaker\..*\.deploy|google\.cloud\.aiplatform\..*\.deploy|azureml\.core\.Model\.deploy|azureml\.core\.Model\..*deploy\w*|azure\.ai\.ml\..*(online_deployments|batch_deployments|online_endpoints)\.begin_create_or_update|mlflow\.deployments\..*(create|update)_deployment|ray\.serve\.run|bentoml\.deployment\.(create|apply)|prefect\..*\.deploy)$/

/** Deployments by jobs of CI, scripts, and calls of a platform's library. */
export function findDeployments(ci: CiFacts, pipelines: Pipelines, code: Code): Deployment[] {
  const jobs = ci.jobs.filter((job) => job.runs !== 'never' && !isForTests(job)).flatMap(jobDeployments)
  return [...jobs, ...stageDeployments(pipelines), ...sdkDeployments(code)].sort((a, b) => rank(a) - rank(b))
}

const ORDER = ['automatic', 'by-hand', 'scripted', 'image'] as const

function rank({ how }: Deployment): number {
  return ORDER.indexOf(how)
}

function jobDeployments(job: CiJob): Deployment[] {
  const commands = job.commands
    .filter(({ runs }) => runs !== 'never')
    .map(({ program, args, at, text }) => ({ line: [program, ...args].join(' '), at, text }))
  const uses = job.uses.filter(({ runs }) => runs !== 'never')
  const deploy = isAutomatic(job) ? 'automatic' : 'by-hand'
  const pushed = ({ name, inputs }: (typeof uses)[number]) =>
    IMAGE_ACTIONS.test(name) && /true/i.test(inputs.push ?? inputs.command ?? 'true')
  return [
    ...commands.filter(({ line }) => isDeploy(line)).map(({ text, at }) => ({ how: deploy, text, at, job }) as const),
    ...uses
      .filter(({ name }) => DEPLOY_ACTIONS.test(name))
      .map(({ name, at }) => ({ how: deploy, text: name, at, job }) as const),
    ...commands
      .filter(({ line }) => PUSHES_IMAGE.test(line))
      .map(({ text, at }) => ({ how: 'image', text, at, job }) as const),
    ...uses.filter(pushed).map(({ name, at }) => ({ how: 'image', text: name, at, job }) as const),
  ]
}

export function isDeploy(line: string): boolean {
  return DEPLOYS.some((pattern) => pattern.test(line)) && !NO_DEPLOY.test(line)
}

/** Tried only, or what others have written is installed: `kubectl apply -f https://...`. */
const NO_DEPLOY = /--dry-run|(^|\s)(plan|diff|--help)(\s|$)|^(kubectl|oc) .*(-f|--filename)[= ]https?:/

const TEST_CLUSTER = /^(kind|k3d|minikube|ctlptl|microk8s) (\S+ )*(create|start|cluster)\b/
const TEST_CLUSTER_ACTION = /(^|\/)(kind-action|setup-kind|setup-minikube|setup-k3d\w*|k3d-action|setup-k3s)$/i

/** A job that makes a cluster of its own tries the service there, and throws both away. */
function isForTests({ commands, uses }: CiJob): boolean {
  return (
    commands.some(({ program, args }) => TEST_CLUSTER.test([program, ...args].join(' '))) ||
    uses.some(({ name }) => TEST_CLUSTER_ACTION.test(name))
  )
}

/** Started by a push, a tag or an event, not by a person alone. */
function isAutomatic({ triggers, runs }: CiJob): boolean {
  return runs === 'on-change' || triggers.some(({ kind }) => kind !== 'manual')
}

/** Targets and scripts of the project that deploy. */
function stageDeployments({ stages }: Pipelines): Deployment[] {
  return stages.flatMap(({ command = '', at, name }) => {
    const line = command.split('\n').map(plain).find(isDeploy)
    return line === undefined ? [] : [{ how: 'scripted', text: `${name}: ${line}`, at } as const]
  })
}

function plain(line: string): string {
  return line.trim().replace(/^(sudo|exec|@|-|uv run|poetry run|pipenv run)\s*/, '')
}

function sdkDeployments(code: Code): Deployment[] {
  return callsOf(code.names, SDK)
    .filter(({ role, guarded }) => role === 'source' && !guarded)
    .map((call) => ({ how: 'scripted', text: call.name, at: placeOf(code.modules, call) }))
}

const WORDS = {
  automatic: 'deploys by itself',
  'by-hand': 'deploys when somebody starts the job',
  scripted: 'deploys when somebody runs it',
  image: 'publishes an image',
} as const

export function deploymentEvidence({ how, text, at, job }: Deployment): Evidence {
  const line = text.replaceAll(/\s+/g, ' ')
  const quoted = line.length > 70 ? `${line.slice(0, 69)}…` : line
  const where = job === undefined ? '' : ` in job "${job.name}"`
  return { message: `${WORDS[how]}: \`${quoted}\`${where}`, at, level: job === undefined ? 'integrated' : 'enforced' }
}
