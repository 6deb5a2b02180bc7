import type { Evidence, FoundPlace, GradedVerdict, NextStep, OpenVerdict, Reasoned } from '../../src/model.ts'
import { definePractice } from '../../src/rule.ts'
import { mend } from '../shared/evidence/mend.ts'
import { personColumns, protectedNames } from '../shared/people/columns.ts'
import { type Exclusion, exclusions } from '../shared/people/exclusions.ts'
import { protectedFeatures } from '../shared/people/features.ts'
import { lacksPersons } from '../shared/people/persons.ts'
import { trainsNothing } from '../shared/profile/applies.ts'
import { isNoProject } from '../shared/profile/project.ts'

export default definePractice({
  id: 'data/no-discriminatory-features',
  number: 6,
  title: 'Prevent Discriminatory Data Attributes Used As Model Features',
  why: `A model that is given sex or origin will use it, whatever anybody meant. Leaving the column out is the least that can be done; a test that it stays out costs one line.`,
  how: `It applies where a model is trained on data on persons. A finding is a column that the law protects (sex, race, religion, marital status, ..., as whole words) in a list that is named after features, in columns that are selected as X or encoded, or in settings of features; and a frame with such a column of which only the target is dropped to make X. As a target, for grouping, for stratified splits and as \`sensitive_features\` of a fairness tool such a column is in its place. Data sets on animals, and age alone, are no findings.
Scale: a finding 0; excluded by code or settings 0.5; and a test holds that 0.7; and stand-ins are tested 0.8. At most 0.8. Where neither use nor exclusion can be seen the verdict is unknown.`,
  fix: `Keep one list of features in one place, name the attributes that stay out beside it, and test that the two have nothing in common. Where a column is needed, for a medical reason for instance, write down why.`,
  example: `FEATURES = ["income", "employed_months", "debts"]
KEPT_OUT = ["sex", "nationality", "marital_status"]

def test_features_leave_out_what_is_protected():
    assert set(FEATURES).isdisjoint(KEPT_OUT)`,
  question: 'Do you keep attributes that discriminate, and stand-ins for them, out of the features?',
  sources: [
    'SE-ML catalogue, practice 6: Prevent Discriminatory Data Attributes Used As Model Features (se-ml.github.io/practices)',
  ],
  catalogue: {
    difficulty: 'advanced',
    effects: [],
    euRequirement: 'fairness',
    observability: 'partial',
    related: ['training-data-bias-tests', 'subgroup-bias-assessed', 'risk-assessment'],
  },
  needs: ['profile', 'modules', 'names', 'dataColumns', 'pipelines'],
  check({ profile, dataColumns, pipelines, ...code }) {
    const not = isNoProject(profile) ?? trainsNothing(profile) ?? lacksPersons(profile, code)
    if (not) return not
    const columns = personColumns(code, dataColumns)
    const used = protectedFeatures(code, pipelines, dataColumns)
    const excluded = exclusions(code, pipelines)
    if (used.length === 0 && excluded.evidence.length === 0) return unseen(protectedNames(columns))
    return judge(used, excluded)
  },
})

function unseen(names: string): OpenVerdict {
  const seen =
    names === ''
      ? 'no protected column was seen by its name'
      : `the data have ${names}, and which columns become features cannot be seen`
  return { status: 'unknown', reason: `${seen}; answer for it with se-ml attest` }
}

function judge(used: readonly FoundPlace[], excluded: Exclusion): GradedVerdict {
  const against: Evidence[] = used.slice(0, 2).map(({ message, at }) => ({ message, at, against: true }))
  return {
    status: 'graded',
    base: rung(used.length, excluded),
    confidence: 'medium',
    evidence: [...against, ...excluded.evidence.slice(0, 3)],
    missing: excluded.tested ? [] : ['a test that the features leave out what is protected'],
    findings: used,
    nextStep: nextStep(used, excluded),
  }
}

function rung(used: number, { tested, standIns }: Exclusion): Reasoned {
  if (used > 0) return { value: 0, because: 'a protected column is a feature' }
  if (tested && standIns)
    return { value: 0.8, because: 'protected columns are left out, a test holds that, and stand-ins are tested' }
  return tested
    ? { value: 0.7, because: 'protected columns are left out, and a test holds that' }
    : { value: 0.5, because: 'protected columns are left out' }
}

function nextStep([first]: readonly FoundPlace[], { tested }: Exclusion): NextStep {
  if (first) return { action: mend(first), effort: 'small' }
  if (!tested)
    return {
      action: 'Test in one line that the list of features and the protected columns have nothing in common',
      effort: 'small',
    }
  return { action: 'Test whether the other columns tell the protected ones, and attest the result', effort: 'medium' }
}
