import type { Candidate, Tree } from '../tree.ts'
import type { Decider } from './decider.ts'

/** Continuous integration, by the paths that the services read (practices reference, section 4). */
const CI: readonly (readonly [path: RegExp, service: string])[] = [
  [/^\.github\/(workflows|actions)\//, 'GitHub Actions'],
  [/(^|\/)action\.ya?ml$/, 'GitHub Actions'],
  [/^\.github\/(dependabot|renovate)\.(ya?ml|json)$/, 'GitHub'],
  [/^\.gitlab-ci\.ya?ml$|^\.gitlab\/ci\/|\.gitlab-ci\.ya?ml$/, 'GitLab CI'],
  [/(^|\/)\.?azure-pipelines[^/]*\.ya?ml$|^\.azure-pipelines\//, 'Azure Pipelines'],
  [/^bitbucket-pipelines\.ya?ml$/, 'Bitbucket Pipelines'],
  [/^\.circleci\//, 'CircleCI'],
  [/^\.travis(\.ya?ml$|\/)/, 'Travis CI'],
  [/(^|\/)Jenkinsfile([._-][^/]*)?$/, 'Jenkins'],
  [/^\.buildkite\//, 'Buildkite'],
  [/^\.drone\.ya?ml$/, 'Drone'],
  [/^\.woodpecker([^/]*\.ya?ml$|\/)/, 'Woodpecker'],
  [/^\.?appveyor(\.ya?ml$|\/)/, 'AppVeyor'],
  [/(^|\/)[^/]*cloud-?build[^/]*\.ya?ml$/, 'Google Cloud Build'],
  [/(^|\/)buildspec[^/]*\.ya?ml$/, 'AWS CodeBuild'],
  [/^\.cirrus\.(ya?ml|star)$/, 'Cirrus CI'],
  [/^\.semaphore\//, 'Semaphore'],
  [/^\.teamcity\//, 'TeamCity'],
  [/^(\.github\/)?\.?codecov\.ya?ml$/, 'Codecov'],
]

/** Folders at the top whose scripts the services above run. */
const CI_SCRIPTS = /^(\.github|\.gitlab|\.?ci)\//i

export const ci: Decider = {
  role: 'ci',
  file: ({ path, kind }) => {
    const service = CI.find(([pattern]) => pattern.test(path))?.[1]
    if (service !== undefined) return `read by ${service}`
    if (/^\.?ci\//i.test(path)) return 'in a folder for continuous integration'
    return CI_SCRIPTS.test(path) && isScript(kind) ? 'a script for continuous integration' : undefined
  },
}

function isScript(kind: Candidate['kind']): boolean {
  return kind === 'python' || kind === 'shell' || kind === 'javascript'
}

/** Files that services and tools of deployment read, by name. */
const DEPLOY_FILES: readonly RegExp[] = [
  /^(docker-)?compose([.-][^/]*)?\.ya?ml$/,
  /^(Chart|kustomization|skaffold|serverless|helmfile|bentofile|cog|truss|seldon|inferenceservice)\.ya?ml$/i,
  /^(app|fly|render|vercel|netlify|nixpacks)\.(ya?ml|toml|json)$/,
  /^(Procfile|Vagrantfile|\.dockerignore|nginx\.conf|supervisord\.conf|gunicorn\.conf\.py|valohai\.yaml)$/,
  /\.(tf|tfvars|hcl|bicep|service)$/,
]
const DEPLOY_FOLDER =
  /^(deploy|deploys|deployments?|k8s|kubernetes|helm|charts?|infra|infrastructure|terraform|ansible|kustomize|\.ebextensions|docker)$/

/** How the software gets to where it runs. */
export const deploy: Decider = {
  role: 'deploy',
  folder: ({ name, path }) => (DEPLOY_FOLDER.test(name) ? `${path}/ is a folder for deployment` : undefined),
  file: (file, { tree }, claims) => {
    if (file.kind === 'dockerfile') return 'builds a container image'
    if (DEPLOY_FILES.some((pattern) => pattern.test(file.name))) return `${file.name} describes a deployment`
    if (isOperational(file)) return claims.deploy ?? kubernetes(file, tree)
    return undefined
  },
}

/** Code in such a folder is code like any other. */
function isOperational({ kind }: Candidate): boolean {
  return ['yaml', 'json', 'toml', 'ini', 'shell', 'makefile'].includes(kind)
}

function kubernetes({ kind, path }: Candidate, tree: Tree): string | undefined {
  if (kind !== 'yaml') return undefined
  const head = tree.head(path)
  return /^apiVersion:/m.test(head) && /^kind:/m.test(head) ? 'a Kubernetes manifest' : undefined
}
