import type { Evidence, GradedVerdict, NextStep, OpenVerdict, Reasoned } from '../../src/model.ts'
import { definePractice } from '../../src/rule.ts'
import { elsewhere, isNotDeployed } from '../shared/deployment/applies.ts'
import { splitTraffic } from '../shared/deployment/canary.ts'
import { infrastructure } from '../shared/deployment/infrastructure.ts'
import { comparesShadow, mirrors, shadowCode } from '../shared/deployment/shadow.ts'

export default definePractice({
  id: 'deployment/shadow-deployment',
  number: 29,
  title: 'Enable Shadow Deployment',
  why: `A candidate that sees copies of real requests, without answering them, shows how it behaves before anybody depends on it. Offline scores cannot show that: the data have moved on since.`,
  how: `By settings that copy requests, in manifests that route them: \`shadow: true\` of Seldon, \`mirror\` of Istio, nginx and Flagger, RequestMirror of the Gateway API, shadow variants of SageMaker, mirrored traffic of Azure ML; and by source code that asks a second model named shadow, challenger or candidate. The words alone prove nothing: shadows in pictures and mirrors of package indexes are none.
Scale: requests are split between versions (canary) 0.35; requests are copied to a candidate 0.6; and outputs of the two are compared 0.8. More takes an attestation that a promotion depends on it. Where no file says how requests reach the model, the verdict is unknown.`,
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
    const copied = [...mirrors(declared), ...shadowCode(code)]
    const split = splitTraffic(declared)
    const open = copied.length + split.length === 0 ? elsewhere(declared, 'shadow traffic') : undefined
    return open ?? judge(copied, split, comparesShadow(code))
  },
})

function judge(
  copied: readonly Evidence[],
  split: readonly Evidence[],
  compared: Evidence | undefined,
): GradedVerdict | OpenVerdict {
  const isCompared = copied.length > 0 && compared !== undefined
  const evidence = [...copied.slice(0, 3), ...split.slice(0, 3), ...(isCompared ? [compared] : [])]
  return {
    status: 'graded',
    base: rung(copied.length > 0, split.length > 0, isCompared),
    confidence: 'medium',
    evidence:
      evidence.length > 0
        ? evidence
        : [{ message: 'the files that route requests copy none to a second model', against: true }],
    missing:
      copied.length > 0
        ? isCompared
          ? []
          : ['a comparison of what the two models answer']
        : ['requests copied to a candidate'],
    findings: [],
    nextStep: nextStep(copied.length > 0, isCompared),
  }
}

function rung(copied: boolean, split: boolean, compared: boolean): Reasoned {
  if (compared) return { value: 0.8, because: 'requests are copied to a candidate, and the answers are compared' }
  if (copied) return { value: 0.6, because: 'requests are copied to a candidate' }
  if (split) return { value: 0.35, because: 'requests are split between versions: users get the answers of both' }
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
