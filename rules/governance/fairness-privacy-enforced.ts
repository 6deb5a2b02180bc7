import type { Documents } from '../../src/facts/types/documents.ts'
import type { Profile } from '../../src/facts/types/profile.ts'
import type { Evidence, NextStep, OpenVerdict, Reasoned } from '../../src/model.ts'
import { definePractice } from '../../src/rule.ts'
import noDiscriminatoryFeatures from '../data/no-discriminatory-features.ts'
import privacyPreserving from '../data/privacy-preserving-ml.ts'
import biasTests from '../data/training-data-bias-tests.ts'
import { documentsNamed } from '../shared/documents/find.ts'
import type { Code } from '../shared/evidence/use.ts'
import { assessments } from '../shared/fairness/assessments.ts'
import { type Derived, derive, type Part } from '../shared/fairness/derive.ts'
import { tracesOfPersons } from '../shared/people/traces.ts'
import { isNoApplication } from '../shared/profile/application.ts'
import subgroupBias from '../training/subgroup-bias-assessed.ts'

/** Attributes and data that practices 6 and 7 found and nobody has settled. */
const UNSETTLED_PENALTY = 0.2

export default definePractice({
  id: 'governance/fairness-privacy-enforced',
  number: 41,
  title: 'Enforce Fairness and Privacy',
  why: `Fairness and privacy that everybody wants and nothing checks are given up in the first hurried week. A gate that stops a change when a gap grows or personal data slips in keeps them.`,
  how: `Derived from the practices that it rests on: tests for social bias in training data (3) weigh 0.25, no discriminatory features (6) 0.2, privacy-preserving learning (7) 0.25, comparing subgroups (21) 0.3. What could not be judged is left out. Where no check among them can fail a change, 0.7 of it remains; findings that nobody has settled cost 0.2. Files show 0.8 at most. A low score is raised at its source, not here.
Judged where data on persons is used, or "profile: {affects-people: true}" is set. Where code only speaks of such attributes, fairness or privacy, and no column of persons was seen, it is unknown until "profile: {personal-data: true}" or false is set. Not judged: libraries, courses, templates.`,
  fix: `Turn one limit on the gap between groups and one check for personal data into tests that run in CI and can fail.`,
  example: `def test_recall_differs_by_at_most_five_points():
    frame = MetricFrame(metrics=recall_score, y_true=y,
                        y_pred=model.predict(x),
                        sensitive_features=people["age_group"])
    assert frame.difference() <= 0.05`,
  question: 'Do checks that can stop a release enforce what you decided on fairness and privacy?',
  sources: ['SE-ML catalogue, practice 41: Enforce Fairness and Privacy (se-ml.github.io/practices)'],
  catalogue: {
    difficulty: 'medium',
    effects: [],
    euRequirement: 'unspecified',
    observability: 'partial',
    related: [
      'training-data-bias-tests',
      'subgroup-bias-assessed',
      'privacy-preserving-ml',
      'shared-experiment-status',
      'production-monitoring',
    ],
  },
  needs: [...biasTests.needs, ...noDiscriminatoryFeatures.needs, ...privacyPreserving.needs, ...subgroupBias.needs],
  check(facts) {
    const open = doesNotApply(facts.profile, facts)
    if (open !== undefined) return open
    const parts: Part[] = [
      { title: 'bias in training data (3)', weight: 0.25, verdict: biasTests.check(facts) },
      { title: 'discriminatory features (6)', weight: 0.2, verdict: noDiscriminatoryFeatures.check(facts) },
      { title: 'privacy (7)', weight: 0.25, verdict: privacyPreserving.check(facts) },
      { title: 'bias of subgroups (21)', weight: 0.3, verdict: subgroupBias.check(facts) },
    ]
    const derived = derive(parts)
    if (derived.base === undefined) return NOTHING_JUDGED
    const step = nextStep(derived)
    return {
      status: 'graded',
      base: derived.base,
      penalties: penalties(derived),
      confidence: 'medium',
      evidence: [...parts.flatMap(evidenceOf), ...privacyNotice(facts.documents)],
      findings: [],
      ...(step && { nextStep: step }),
    }
  },
})

function doesNotApply(profile: Profile, code: Code): OpenVerdict | undefined {
  const { 'personal-data': personal, 'affects-people': affects } = profile.flags
  const other = isNoApplication(profile)
  if (other !== undefined || personal.value === true || affects.value === true) return other
  // Who compares groups of people has data of people, wherever their columns are named.
  if (!personal.forced && assessments(code).length > 0) return undefined
  const traces = personal.forced ? [] : tracesOfPersons(code)
  return traces.length > 0 ? { ...PERHAPS, evidence: traces } : NO_PERSONS
}

const NO_PERSONS: OpenVerdict = {
  status: 'not-applicable',
  reason: 'no data on persons was seen, and the configuration names no impact on people',
}

const PERHAPS: OpenVerdict = {
  status: 'unknown',
  reason:
    'code speaks of attributes or rights of persons, and no column of data on them was seen; say "profile: {personal-data: true}" or false in the configuration',
}

const NOTHING_JUDGED: OpenVerdict = {
  status: 'unknown',
  reason: 'none of the practices that it is derived from could be judged; answer for it with se-ml attest',
}

/** One piece of evidence of each part: what is to be settled before what speaks for it. */
function evidenceOf({ title, verdict }: Part): Evidence[] {
  const evidence = verdict.evidence ?? []
  const isOpen = verdict.status === 'graded' && verdict.findings.length > 0
  const best = evidence.find(({ against = false }) => against === isOpen) ?? evidence[0]
  return best === undefined ? [] : [{ ...best, message: `${title}: ${best.message}` }]
}

function privacyNotice(documents: Documents): Evidence[] {
  const [found] = documentsNamed(documents, /^privacy(-(notice|policy|statement))?$/)
  return found === undefined ? [] : [{ message: 'a notice on privacy', at: { path: found.path }, level: 'declared' }]
}

function penalties({ findings }: Derived): Reasoned[] {
  if (findings === 0) return []
  const what = findings === 1 ? 'a finding of these practices is' : `${findings} findings of these practices are`
  return [{ value: UNSETTLED_PENALTY, because: `${what} not settled` }]
}

function nextStep({ enforced, base }: Derived): NextStep | undefined {
  if (enforced && (base?.value ?? 0) >= 0.75) return undefined
  const action = enforced
    ? 'Raise the weakest of the practices that this one rests on'
    : 'Let one limit on the gap between groups, or one check for personal data, fail CI'
  return { action, effort: 'medium' }
}
