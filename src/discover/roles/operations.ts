import type { Candidate } from '../tree.ts'
import type { Decider, Surroundings } from './decider.ts'

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
  [/^\.?appveyor\.ya?ml$/, 'AppVeyor'],
  [/(^|\/)cloudbuild[^/]*\.ya?ml$/, 'Google Cloud Build'],
  [/(^|\/)buildspec[^/]*\.ya?ml$/, 'AWS CodeBuild'],
  [/^\.cirrus\.(ya?ml|star)$/, 'Cirrus CI'],
  [/^\.semaphore\//, 'Semaphore'],
  [/^\.teamcity\//, 'TeamCity'],
  [/^\.ci\//, 'CI'],
  [/^\.?codecov\.ya?ml$/, 'Codecov'],
]

export const ci: Decider = {
  role: 'ci',
  file: ({ path }) => {
    const service = CI.find(([pattern]) => pattern.test(path))?.[1]
    return service && `read by ${service}`
  },
}

const DEPLOY_FILE =
  /^(docker-)?compose([.-][^/]*)?\.ya?ml$|^docker-compose[^/]*\.ya?ml$|^(Chart|kustomization|skaffold|serverless|bentofile|cog|fly|render|vercel|app|Procfile|vetiver|sagemaker|seldon|kserve|inferenceservice|helmfile|netlify|nixpacks|truss)\.(ya?ml|toml|json)$|^(Procfile|Vagrantfile|\.dockerignore|nginx\.conf|supervisord\.conf|gunicorn\.conf\.py|valohai\.yaml)$|\.(tf|tfvars|hcl|bicep|service)$/
const DEPLOY_FOLDER =
  /(^|\/)(deploy|deploys|deployments?|k8s|kubernetes|helm|charts?|infra|infrastructure|terraform|ansible|manifests|kustomize|\.ebextensions|docker)(\/|$)/i

/** How the software gets to where it runs. */
export const deploy: Decider = {
  role: 'deploy',
  file: (file, { tree }) => {
    if (file.kind === 'dockerfile') return 'builds a container image'
    if (DEPLOY_FILE.test(file.name)) return `${file.name} describes a deployment`
    if (isOperational(file) && DEPLOY_FOLDER.test(file.folder)) return `in ${file.folder}/, a folder for deployment`
    return file.kind === 'yaml' ? kubernetes(file, tree) : undefined
  },
}

/** Python in such a folder is code like any other. */
function isOperational({ kind }: Candidate): boolean {
  return ['yaml', 'json', 'toml', 'ini', 'shell', 'makefile', 'other', 'text'].includes(kind)
}

function kubernetes({ path }: Candidate, tree: Surroundings['tree']): string | undefined {
  const head = tree.head(path)
  return /^apiVersion:/m.test(head) && /^kind:/m.test(head) ? 'a Kubernetes manifest' : undefined
}
