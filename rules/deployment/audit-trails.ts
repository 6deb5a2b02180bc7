import type { Profile } from '../../src/facts/types/profile.ts'
import type { Evidence, GradedVerdict, NextStep, OpenVerdict } from '../../src/model.ts'
import { definePractice } from '../../src/rule.ts'
import { auditFacets, type Facet } from '../shared/deployment/audit-facets.ts'
import { infrastructure } from '../shared/deployment/infrastructure.ts'
import { atService } from '../shared/deployment/service-place.ts'
import { isNoProject } from '../shared/profile/project.ts'

export default definePractice({
  id: 'deployment/audit-trails',
  number: 34,
  title: 'Provide Audit Trails',
  why: `Somebody will ask why a person got this answer on that day. That can be told only if the prediction, the model, its training run, its data and the reasons for choosing it were recorded then.`,
  how: `Five records are looked for, each worth 0.2 when a program writes it and 0.12 when it is kept by hand: the lineage of training (runs in a tracker with a registry, or a lock of DVC), a log of predictions (practice 33, at least 0.7), a model card that names limits, a record of the training data, decision records. A changelog is no audit trail, and a card with its placeholders left in is none either.
At most 0.8: that a decision can be walked back to its data takes an attestation. It applies where a model is served or data on persons are used.`,
  fix: `Write the model card from the training run itself: commit, hash of the data, metrics, limits. Keep it beside the model in the registry, and note in one page each why a model was chosen.`,
  example: `# docs/decisions/0004-gradient-boosting-instead-of-a-network.md
Status: accepted, 2025-03-01
Why: 0.3 points of AUC less, but reasons for each refusal can be given.
Data: applications 2019-2024, version a1b2c3 in DVC. Run: mlflow 17f3.`,
  question: 'Can you say for each decision of the model, afterwards, which data, model and code it came from?',
  sources: ['SE-ML catalogue, practice 34: Provide Audit Trails (se-ml.github.io/practices)'],
  catalogue: {
    difficulty: 'advanced',
    effects: [],
    euRequirement: 'accountability',
    observability: 'partial',
    related: ['independent-audit', 'prediction-logging', 'interpretable-models'],
  },
  needs: ['profile', 'modules', 'names', 'documents', 'dataFiles', 'containers', 'files'],
  check({ profile, documents, dataFiles, containers, files, ...code }) {
    const declared = infrastructure(containers, files)
    const facets = () => auditFacets({ code, documents, dataFiles, declared })
    return isNotAccountable(profile) ?? atService(judge(facets()), code, declared)
  },
})

function isNotAccountable(profile: Profile): OpenVerdict | undefined {
  const { flags } = profile
  const applies = (['serves-or-deploys', 'personal-data', 'production'] as const).some(
    (flag) => flags[flag].value === true,
  )
  return (
    isNoProject(profile) ??
    (applies
      ? undefined
      : { status: 'not-applicable', reason: 'no model is served here, and no data on persons were seen' })
  )
}

function judge(facets: readonly Facet[]): GradedVerdict {
  const found = facets.filter(({ value }) => value > 0)
  const value = Math.round(facets.reduce((sum, one) => sum + one.value, 0) * 100) / 100
  const evidence = found.flatMap((one): Evidence[] => (one.evidence ? [one.evidence] : []))
  const missing = facets.filter((one) => one.value === 0).map(({ name }) => name)
  const next = nextStep(facets)
  return {
    status: 'graded',
    base: {
      value,
      because:
        found.length === 0
          ? 'none of the five records that an audit needs'
          : `${found.length} of the five records that an audit needs`,
    },
    confidence: 'medium',
    evidence: [...evidence, ...(missing.length > 0 ? [lacks(missing)] : [])],
    missing,
    findings: [],
    ...(next && { nextStep: next }),
  }
}

function lacks(missing: readonly string[]): Evidence {
  return {
    message: `${missing.length} of the five records ${missing.length === 1 ? 'is' : 'are'} missing: ${missing.join(', ')}`,
    against: true,
  }
}

const STEPS: Readonly<Record<string, string>> = {
  'lineage of training':
    'Record each training run with its commit, data and parameters in a tracker, and register the model from it',
  'log of predictions': 'Record each prediction with the version of the model and its input',
  'model card with limits': 'Write a model card that says where the model must not be used',
  'record of the training data': 'Describe the training data: source, period, version, what is missing in it',
  'decision records': 'Note in one page each why a model was chosen, under docs/decisions',
}

function nextStep(facets: readonly Facet[]): NextStep | undefined {
  const first = facets.find(({ value }) => value === 0)
  return first && { action: STEPS[first.name]!, effort: 'medium' }
}
