import type { Evidence, GradedVerdict, Location, NextStep, Reasoned } from '../../src/model.ts'
import { definePractice } from '../../src/rule.ts'
import { elsewhere, isNotDeployed } from '../shared/deployment/applies.ts'
import { splitTraffic } from '../shared/deployment/canary.ts'
import { infrastructure } from '../shared/deployment/infrastructure.ts'
import { replays } from '../shared/deployment/replay.ts'
import { comparesShadow, mirrors, shadowCode } from '../shared/deployment/shadow.ts'

export default definePractice({
  id: 'deployment/shadow-deployment',
  number: 29,
  title: 'Enable Shadow Deployment',
  why: `A candidate that sees copies of real requests, without answering them, shows how it behaves before anybody depends on it. Offline scores cannot show that: the data have moved on since.`,
  how: `By settings that copy requests, in manifests that route them: \`shadow: true\` of Seldon, \`mirror\` of Istio, nginx and Flagger, RequestMirror of the Gateway API, shadow variants of SageMaker, mirrored traffic of Azure ML; and by source code that asks a second model named shadow, challenger or candidate. The words alone prove nothing: shadows in pictures and mirrors of package indexes are none.
Scale: requests are split between versions (canary) 0.35; logged requests are replayed to a candidate by a job 0.5; requests are copied to a candidate 0.6; and outputs of the two are compared 0.8. More takes an attestation that a promotion depends on it. Where no file says how requests reach the model, the verdict is unknown.`,
  fix: `Copy a share of the requests to the candidate at the gateway, store the predictions of both with the id of the request, and compare them before switching.`,
  example: `# VirtualService of Istio
http:
  - route: [{destination: {host: churn, subset: live}}]
    mirror: {host: churn, subset: candidate}
    mirrorPercentage: {value: 20}`,
  question: 'Do new models run beside the old one on live input before they decide anything?',
  sources: ['SE-ML catalogue, practice 29: Enable Shadow Deployment (se-ml.github.io/practices)'],
  catalogue: {
    difficulty: 'medium',
    effects: ['agility'],
    observability: 'partial',
    related: ['automated-model-deployment'],
  },
  needs: ['profile', 'modules', 'names', 'containers', 'files'],
  check({ profile, containers, files, ...code }) {
    const not = isNotDeployed(profile)
    if (not) return not
    const declared = infrastructure(containers, files)
    const seen: Seen = {
      copied: [...mirrors(declared), ...shadowCode(code)],
      replayed: replays(code),
      split: splitTraffic(declared),
      compared: comparesShadow(code),
    }
    const found = seen.copied.length + seen.replayed.length + seen.split.length
    // Who looks for mirrored requests looks at the files that route them, not at the handler.
    const open = found === 0 ? elsewhere(declared, 'shadow traffic') : undefined
    return open ?? judge(seen, declared[0]?.at)
  },
})

interface Seen {
  readonly copied: readonly Evidence[]
  /** Jobs that give logged requests to a candidate. */
  readonly replayed: readonly Evidence[]
  readonly split: readonly Evidence[]
  readonly compared: Evidence | undefined
}

function nothing(at: Location | undefined): Evidence {
  return { message: 'the files that route requests copy none to a second model', ...(at && { at }), against: true }
}

/** @param routes the first file that says how requests reach the service */
function judge(seen: Seen, routes: Location | undefined): GradedVerdict {
  const { copied, replayed, split } = seen
  const compared = comparisonOf(seen)
  const evidence = [
    ...copied.slice(0, 3),
    ...replayed.slice(0, 2),
    ...split.slice(0, 3),
    ...(compared ? [compared] : []),
  ]
  return {
    status: 'graded',
    base: rung(seen),
    confidence: 'medium',
    evidence: evidence.length > 0 ? evidence : [nothing(routes)],
    missing: missing(seen),
    findings: [],
    nextStep: nextStep(copied.length > 0, compared !== undefined),
  }
}

/** There is nothing to compare where no request is copied. */
function comparisonOf({ copied, compared }: Seen): Evidence | undefined {
  return copied.length > 0 ? compared : undefined
}

function missing(seen: Seen): string[] {
  if (seen.copied.length === 0) return ['requests copied to a candidate']
  return comparisonOf(seen) ? [] : ['a comparison of what the two models answer']
}

function rung(seen: Seen): Reasoned {
  const { copied, replayed, split } = seen
  if (comparisonOf(seen))
    return { value: 0.8, because: 'requests are copied to a candidate, and the answers are compared' }
  if (copied.length > 0) return { value: 0.6, because: 'requests are copied to a candidate' }
  if (replayed.length > 0) return { value: 0.5, because: 'logged requests are replayed to a candidate' }
  if (split.length > 0)
    return { value: 0.35, because: 'requests are split between versions: users get the answers of both' }
  return { value: 0, because: 'no request is copied to a second model' }
}

function nextStep(copied: boolean, compared: boolean): NextStep {
  if (compared) return { action: 'Let a promotion depend on the comparison, and attest it', effort: 'small' }
  if (copied) return { action: 'Store what both models answer, and compare it before a promotion', effort: 'medium' }
  return {
    action: 'Copy a share of the requests to the candidate at the gateway, without using its answers',
    effort: 'medium',
  }
}
