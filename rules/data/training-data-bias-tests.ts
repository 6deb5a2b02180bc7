import type { Evidence, GradedVerdict, NextStep, OpenVerdict, Reasoned } from '../../src/model.ts'
import { definePractice } from '../../src/rule.ts'
import { type BiasTest, biasTests, documentedBias } from '../shared/people/bias-tests.ts'
import { personColumns, protectedNames } from '../shared/people/columns.ts'
import { lacksPersons } from '../shared/people/persons.ts'
import { trainsNothing } from '../shared/profile/applies.ts'
import { isNoProject } from '../shared/profile/project.ts'

export default definePractice({
  id: 'data/training-data-bias-tests',
  number: 3,
  title: 'Test for Social Bias in Training Data',
  why: `A model repeats how people were treated in the data it learned from, and more reliably than they were. Whether a group is rare, or has another share of the outcome, can be counted before training.`,
  how: `It applies where a model is trained on data on persons. Looked for is what is computed on the data, by a column that the law protects (sex, race, religion, marital status, ...): groups with their counts or shares of the label, crosstabs, statistics, metrics of data in AIF360 and its kin; and data sheets with a part on bias. Metrics of a model's errors are practice 21.
Scale: written down only 0.3; computed in a notebook 0.35; in code 0.5; able to stop a run 0.7; in CI 0.8. At most 0.8: who looked at the result, and at what stands in for a protected column, takes an attestation. Where no protected column can be seen the verdict is unknown: names may be coded, or in another language.`,
  fix: `Add a step before training that counts rows and the share of the label for each protected group, keeps the table with the model, and stops when a group is too small to learn from.`,
  example: `groups = frame.groupby("sex")["approved"].agg(["size", "mean"])
groups.to_csv("reports/groups.csv")
assert groups["size"].min() >= 500, groups
assert groups["mean"].max() - groups["mean"].min() < 0.2, groups`,
  question: 'Do you test training data for social bias before you train?',
  sources: ['SE-ML catalogue, practice 3: Test for Social Bias in Training Data (se-ml.github.io/practices)'],
  catalogue: {
    difficulty: 'advanced',
    effects: [],
    euRequirement: 'fairness',
    observability: 'partial',
    related: ['no-discriminatory-features', 'subgroup-bias-assessed', 'risk-assessment'],
  },
  needs: ['profile', 'modules', 'names', 'dataColumns', 'documents', 'ci'],
  check({ profile, dataColumns, documents, ci, ...code }) {
    const not = isNoProject(profile) ?? trainsNothing(profile) ?? lacksPersons(profile, code)
    if (not) return not
    const columns = personColumns(code, dataColumns)
    const tests = biasTests(code, columns, ci)
    const document = documentedBias(documents)
    if (tests.length === 0 && document === undefined && protectedNames(columns) === '') return UNSEEN
    return judge(tests, document, protectedNames(columns))
  },
})

const UNSEEN: OpenVerdict = {
  status: 'unknown',
  reason: 'data on persons, but no protected column by its name: names may be coded; answer for it with se-ml attest',
}

function judge(tests: readonly BiasTest[], document: Evidence | undefined, names: string): GradedVerdict {
  const base = rung(tests, document, names)
  const evidence = [...tests.slice(0, 3).map((one) => one.evidence), ...(document ? [document] : [])]
  return {
    status: 'graded',
    base,
    confidence: 'medium',
    evidence:
      evidence.length > 0
        ? evidence
        : [
            {
              message: `the data have ${names}, and nothing counts or compares the groups before training`,
              against: true,
            },
          ],
    missing: base.value >= 0.5 ? [] : ['counts and outcomes for each protected group, computed before training'],
    findings: [],
    nextStep: nextStep(base.value),
  }
}

function rung([best]: readonly BiasTest[], document: Evidence | undefined, names: string): Reasoned {
  if (best !== undefined && best.value > 0.3) return { value: best.value, because: best.how }
  if (document) return { value: 0.3, because: 'bias in the data is written about, not computed' }
  return { value: 0, because: `nothing compares the groups of ${names === '' ? 'persons' : names}` }
}

function nextStep(value: number): NextStep {
  if (value < 0.5)
    return {
      action: 'Add a step before training that counts rows and the share of the label for each protected group',
      effort: 'medium',
    }
  if (value < 0.7)
    return {
      action: 'Stop the run when a group is too small, or its share of the label too far from the others',
      effort: 'small',
    }
  return { action: 'Attest who looks at the result, and what may stand in for a protected column', effort: 'small' }
}
