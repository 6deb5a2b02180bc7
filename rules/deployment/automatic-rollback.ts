import type { Evidence, FoundPlace, GradedVerdict, NextStep, Reasoned } from '../../src/model.ts'
import { definePractice } from '../../src/rule.ts'
import { elsewhere, isNotDeployed } from '../shared/deployment/applies.ts'
import { infrastructure } from '../shared/deployment/infrastructure.ts'
import { floatingImages, keptVersions, overwrittenModels } from '../shared/deployment/kept-versions.ts'
import { automaticRollback, documentedRollback, jobRollback } from '../shared/deployment/rollback.ts'
import { atService } from '../shared/deployment/service-place.ts'

/** What each image that can move costs, and most of all of them together. */
const FLOATING = 0.05
const MOST_FLOATING = 0.1

export default definePractice({
  id: 'deployment/automatic-rollback',
  number: 32,
  title: 'Enable Automatic Roll Backs for Production Models',
  why: `A bad model does harm for as long as somebody needs to notice it and to recall how the last one was deployed. When a failed check brings the last version back by itself, that takes minutes at any hour.`,
  how: `By commands and settings that bring a version back: \`helm upgrade --atomic\`, analysis of Argo Rollouts and Flagger, alarms of SageMaker and CodeDeploy, circuit breakers of ECS; jobs that run on failure and deploy what was there before; \`helm rollback\` and \`kubectl rollout undo\` in jobs and scripts; runbooks that say how. Downgrades of a database schema and reverts in git are none.
Scale: versions are kept 0.3; a procedure is written down, or a script 0.4; a CI job does it 0.6; it happens by itself when a check fails 0.8. More takes an attestation of a drill. An image that is deployed without a fixed version, or a model that is written over, takes 0.05 off, 0.1 at most. Where no file says how the service runs, the verdict is unknown.`,
  fix: `Deploy each model under a version that never changes, let the deployment fail when a health check or a metric fails, and let the failure restore the version before.`,
  example: `helm upgrade churn charts/churn --set image.tag=$VERSION --atomic
# --atomic: when the new pods do not become ready in time, the release
# before comes back`,
  question: 'Does production go back to the last good model by itself when a new one fails?',
  sources: [
    'SE-ML catalogue, practice 32: Enable Automatic Roll Backs for Production Models (se-ml.github.io/practices)',
  ],
  catalogue: {
    difficulty: 'medium',
    effects: ['agility'],
    observability: 'partial',
    related: ['automated-model-deployment', 'production-monitoring'],
  },
  needs: ['profile', 'modules', 'names', 'ci', 'pipelines', 'containers', 'documents', 'files'],
  check({ profile, ci, pipelines, containers, documents, files, ...code }) {
    const not = isNotDeployed(profile)
    if (not) return not
    const declared = infrastructure(containers, files)
    const seen: Seen = {
      automatic: automaticRollback(ci, declared),
      job: jobRollback(ci),
      procedure: documentedRollback(documents, pipelines),
      kept: keptVersions(ci, code),
      floating: [...floatingImages(containers, files), ...overwrittenModels(ci)],
    }
    const found = [seen.automatic, seen.job, seen.procedure, seen.kept].some((one) => one !== undefined)
    return (found ? undefined : elsewhere(declared, 'a way back')) ?? atService(judge(seen), code, declared)
  },
})

interface Seen {
  readonly automatic: Evidence | undefined
  readonly job: Evidence | undefined
  readonly procedure: Evidence | undefined
  readonly kept: Evidence | undefined
  readonly floating: readonly FoundPlace[]
}

function judge(seen: Seen): GradedVerdict {
  const { automatic, job, procedure, kept, floating } = seen
  const evidence = [automatic, job, procedure, kept].filter((one) => one !== undefined)
  const penalty = Math.min(MOST_FLOATING, FLOATING * floating.length)
  return {
    status: 'graded',
    base: rung(seen),
    ...(penalty > 0 && { penalties: [{ value: penalty, because: 'images or models have no fixed version' }] }),
    confidence: 'medium',
    evidence: evidence.length > 0 ? evidence : [{ message: 'nothing brings an earlier version back', against: true }],
    missing: [
      ...(kept ? [] : ['versions that are kept']),
      ...(automatic ? [] : ['a check whose failure restores the version before']),
    ],
    findings: floating,
    ...nextStep(seen),
  }
}

function rung({ automatic, job, procedure, kept }: Seen): Reasoned {
  if (automatic) return { value: 0.8, because: 'the version before comes back by itself when a check fails' }
  if (job) return { value: 0.6, because: 'a CI job brings an earlier version back' }
  if (procedure) return { value: 0.4, because: 'how to go back is written down or scripted' }
  if (kept) return { value: 0.3, because: 'earlier versions are kept, nothing brings them back' }
  return { value: 0, because: 'no earlier version is kept, and nothing brings one back' }
}

function nextStep({ automatic, kept }: Seen): { nextStep?: NextStep } {
  if (automatic) return { nextStep: { action: 'Rehearse a roll back, and attest it with its date', effort: 'small' } }
  if (!kept)
    return {
      nextStep: {
        action: 'Deploy by a version that never changes, such as the commit or the version of the model',
        effort: 'small',
      },
    }
  return {
    nextStep: {
      action:
        'Let the deployment fail on a health check or metric and restore the version before, as helm upgrade --atomic does',
      effort: 'small',
    },
  }
}
