import type { Evidence, FoundPlace, GradedVerdict, NextStep, Reasoned } from '../../src/model.ts'
import { definePractice } from '../../src/rule.ts'
import { isNotDeployed } from '../shared/deployment/applies.ts'
import { copiedModels } from '../shared/deployment/copied-models.ts'
import { type Deployment, deploymentEvidence, findDeployments } from '../shared/deployment/deployments.ts'
import { fetchesByVersion } from '../shared/deployment/model-version.ts'
import { findPackages, type Package } from '../shared/deployment/packages.ts'
import { atService } from '../shared/deployment/service-place.ts'
import { smokeTest } from '../shared/deployment/smoke-test.ts'
import { type Rung, standsOn } from '../shared/ladder.ts'
import { type Advice, adviceFor } from '../shared/next-step.ts'

/** A new model takes a commit and a new image then, and its version is that of the code. */
const BAKED = 0.05

export default definePractice({
  id: 'deployment/automated-model-deployment',
  number: 28,
  title: 'Automate Model Deployment',
  why: `A deployment by hand is slow, differs from the last one, and depends on the person who knows how. When a merge or a tag deploys, a new model is out within the hour, and going back is as easy.`,
  how: `By what packages the service and by what brings it to where it runs: commands of CI jobs, followed through make and scripts, actions of platforms, scripts of the project, calls of a platform's library. A model file that the image copies from the repository is a finding and takes off 0.05. Publishing packages or pages of documentation is no deployment; examples and images that start no server do not count.
Scale: nothing 0; an image that starts a server 0.25; a servable package or manifest (BentoML, Triton, KServe, Kubernetes, ...) 0.4; a script or a call that deploys 0.55; CI publishes the image, which is deployed elsewhere, 0.6; a CI job deploys when somebody starts it 0.75; on a merge, tag or event 0.9; and the model is fetched by its version and the service is tried afterwards 1.0.`,
  fix: `Build the serving image in CI on a tag, fetch the model from its registry by version, and deploy with the command that you now type by hand. End the job with one prediction whose answer you know.`,
  example: `# .github/workflows/deploy.yml
on: {push: {tags: ["v*"]}}
jobs:
  deploy:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - run: docker buildx build --push -t example.org/churn:$TAG .
      - run: helm upgrade churn charts/churn --atomic --set tag=$TAG
      - run: curl --fail https://example.org/predict -d @tests/known.json`,
  sources: ['SE-ML catalogue, practice 28: Automate Model Deployment (se-ml.github.io/practices)'],
  catalogue: { difficulty: 'medium', effects: ['agility'], observability: 'static', related: [] },
  needs: ['profile', 'modules', 'names', 'ci', 'pipelines', 'containers', 'files'],
  check({ profile, ci, pipelines, containers, files, ...code }) {
    return (
      isNotDeployed(profile) ??
      atService(
        judge({
          deployments: findDeployments(ci, pipelines, code),
          packages: findPackages(containers, files),
          tried: smokeTest(ci),
          version: fetchesByVersion(code),
          baked: copiedModels(containers, files),
        }),
        code,
      )
    )
  },
})

interface Seen {
  readonly deployments: readonly Deployment[]
  readonly packages: readonly Package[]
  /** The job that deploys asks the service afterwards. */
  readonly tried: Evidence | undefined
  readonly version: Evidence | undefined
  /** Models that an image takes from the repository. */
  readonly baked: readonly FoundPlace[]
}

function judge(seen: Seen): GradedVerdict {
  const base = rung(seen)
  const next = nextStep(seen, base.value)
  return {
    status: 'graded',
    base,
    penalties: penalties(seen),
    confidence: base.value > 0 && base.value < 0.6 ? 'medium' : 'high',
    evidence: evidence(seen),
    missing: missing(seen),
    findings: seen.baked,
    ...(next && { nextStep: next }),
  }
}

const LADDER: readonly Rung<Seen>[] = [
  {
    holds: (seen) => deploysBy('automatic', seen) && seen.tried !== undefined && seen.version !== undefined,
    value: 1,
    because: 'CI deploys by itself, by the version of the model, and tries the service afterwards',
  },
  {
    holds: (seen) => deploysBy('automatic', seen),
    value: 0.9,
    because: 'CI deploys by itself on a merge, tag or event',
  },
  { holds: (seen) => deploysBy('by-hand', seen), value: 0.75, because: 'a CI job deploys when somebody starts it' },
  {
    holds: (seen) => deploysBy('image', seen) && seen.packages.length > 0,
    value: 0.6,
    because: 'CI publishes the image of the service; what deploys it is elsewhere',
  },
  { holds: (seen) => deploysBy('scripted', seen), value: 0.55, because: 'a script deploys, nothing starts it' },
]

/** Whether the best way of deploying is this one. */
function deploysBy(how: Deployment['how'], { deployments: [best] }: Seen): boolean {
  return best?.how === how
}

function rung(seen: Seen): Reasoned {
  return standsOn(LADDER, seen) ?? packaged(seen.packages)
}

function packaged(packages: readonly Package[]): Reasoned {
  if (packages.some(({ kind }) => kind === 'platform'))
    return { value: 0.5, because: 'a platform can deploy it from its file' }
  if (packages.some(({ kind }) => kind !== 'image'))
    return { value: 0.4, because: 'the service is packaged for a platform, nothing deploys it' }
  if (packages.length > 0) return { value: 0.25, because: 'an image starts the service, nothing deploys it' }
  return { value: 0, because: 'a model is served, and nothing here packages or deploys it' }
}

function penalties({ baked }: Seen): Reasoned[] {
  if (baked.length === 0) return []
  return [{ value: BAKED, because: 'the image takes the model from the repository' }]
}

const MOST = 3

function evidence({ deployments, packages, tried, version }: Seen): Evidence[] {
  const seen = [
    ...distinct(deployments).slice(0, MOST).map(deploymentEvidence),
    ...byWorth(packages)
      .slice(0, deployments.length > 0 ? 1 : MOST)
      .map(({ message, at }): Evidence => ({ message, at, level: 'declared' })),
    ...(version ? [version] : []),
    ...(tried ? [tried] : []),
  ]
  return seen.length > 0 ? seen : [{ message: 'no image, manifest, script or CI job that deploys', against: true }]
}

const WORTH: readonly Package['kind'][] = ['platform', 'package', 'manifest', 'image']

/** What the verdict rests on comes first. */
function byWorth(packages: readonly Package[]): Package[] {
  return packages.toSorted((a, b) => WORTH.indexOf(a.kind) - WORTH.indexOf(b.kind))
}

/** One for each command and job: a workflow may run a step many times. */
function distinct(deployments: readonly Deployment[]): Deployment[] {
  return deployments.filter(
    ({ text, job }, index) =>
      deployments.findIndex((one) => one.text === text && one.job?.file === job?.file) === index,
  )
}

function missing({ deployments: [best], packages, tried, version }: Seen): string[] {
  return [
    ...(packages.length > 0 ? [] : ['an image or package of the service']),
    ...(best?.how === 'automatic' ? [] : ['a CI job that deploys on a merge or tag']),
    ...(version ? [] : ['a model that is fetched by its version']),
    ...(tried ? [] : ['a request to the service after it was deployed']),
  ]
}

const ADVICE: readonly Advice<Seen>[] = [
  {
    when: (seen) => deploysBy('by-hand', seen),
    action: 'Let a tag or a merge start the job that deploys',
    effort: 'small',
  },
  {
    when: (seen) => deploysBy('scripted', seen),
    action: 'Run the command that deploys in a CI job, started by a tag',
    effort: 'small',
  },
  {
    when: (seen) => deploysBy('image', seen) || seen.packages.length > 0,
    action: 'Add a CI job that deploys the image on a tag',
    effort: 'medium',
  },
  {
    when: () => true,
    action: 'Write a Dockerfile that starts the service, and build and deploy it in a CI job on a tag',
    effort: 'medium',
  },
]

function nextStep(seen: Seen, base: number): NextStep | undefined {
  if (base === 1) return undefined
  if (base < 0.9) return adviceFor(ADVICE, seen)
  return seen.version
    ? step('Send the deployed service one request whose answer you know, and fail the job when it differs', 'small')
    : step('Fetch the model from its registry by version when the service is built or started', 'medium')
}

function step(action: string, effort: NextStep['effort']): NextStep {
  return { action, effort }
}
