import type { Evidence, FoundPlace, GradedVerdict, NextStep } from '../../src/model.ts'
import { definePractice } from '../../src/rule.ts'
import { distributionFacets, type Facet } from '../shared/data/distribution.ts'
import { resampledBeforeSplit } from '../shared/data/resampled.ts'
import { mend } from '../shared/evidence/mend.ts'
import { lacks, trainsNothing } from '../shared/profile/applies.ts'
import { isNoProject } from '../shared/profile/project.ts'

/** Resampled rows on both sides of the split make the score too good. */
const LEAK = 0.1

export default definePractice({
  id: 'data/data-distribution-checks',
  number: 2,
  title: 'Check that Input Data is Complete, Balanced and Well Distributed',
  why: `A model learns what the data show most. Missing parts, rare classes and shifts between one batch and the next become its errors, and are cheap to see before training only.`,
  how: `Three questions, of which the mean is taken. Complete: are missing values or counts of rows and values computed, and does a run stop on them? Balanced (only where classes are predicted): are shares of classes computed or asserted? Answers to imbalance, such as stratified splits, class weights and resampling, count half of it. Well distributed: is data compared with other data by a statistic, a drift tool or a function of the project that is named after drift?
Each: looked at in a plot or profile 0.2; an answer to imbalance 0.35; computed 0.45; able to stop a run 0.7; in a scheduled job 0.8. At most 0.8: that it happens continuously on data from use takes an attestation. Histograms and counts for display are looks. Classes that are resampled before the data are split take off 0.1.`,
  fix: `Keep a profile of the training data (shares of missing values and of classes, quantiles) and compare each new batch with it in the pipeline. Stop or alert where a difference passes a threshold.`,
  example: `def check(batch, reference):
    missing = batch.isna().mean()
    assert (missing < reference.missing + 0.05).all(), missing
    shares = batch["label"].value_counts(normalize=True)
    assert shares.min() > 0.05, shares
    assert ks_2samp(batch["age"], reference.age).pvalue > 0.001`,
  question: 'Do you check, for each new delivery of data, that it is complete, balanced and distributed as expected?',
  sources: [
    'SE-ML catalogue, practice 2: Check that Input Data is Complete, Balanced and Well Distributed (se-ml.github.io/practices)',
  ],
  catalogue: {
    difficulty: 'basic',
    effects: [],
    observability: 'partial',
    related: ['data-sanity-checks', 'skew-detection', 'training-data-bias-tests'],
  },
  needs: ['profile', 'modules', 'names', 'ci'],
  check({ profile, ci, ...code }) {
    const not = isNoProject(profile) ?? trainsNothing(profile) ?? lacks(profile, 'reads-external-data')
    return not ?? judge(distributionFacets(code, ci), resampledBeforeSplit(code))
  },
})

function judge(facets: readonly Facet[], leaks: readonly FoundPlace[]): GradedVerdict {
  const mean = facets.reduce((sum, { value }) => sum + value, 0) / facets.length
  const found = facets.filter(({ value }) => value > 0)
  return {
    status: 'graded',
    base: {
      value: Math.round(mean * 100) / 100,
      because: facets.map(({ name, value, how }) => `${name}: ${how} ${value.toFixed(2)}`).join('; '),
    },
    penalties: leaks.length > 0 ? [{ value: LEAK, because: 'the test part holds resampled rows' }] : [],
    confidence: found.length > 0 ? 'medium' : 'low',
    evidence: [...evidence(found), ...leaks.slice(0, 1).map(({ message, at }) => ({ message, at, against: true }))],
    missing: facets.filter(({ value }) => value < 0.45).map(({ wanted }) => wanted),
    findings: leaks,
    nextStep: nextStep(facets, leaks),
  }
}

function evidence(found: readonly Facet[]): Evidence[] {
  const seen = found.flatMap((one) => (one.evidence ? [one.evidence] : []))
  return seen.length > 0
    ? seen
    : [{ message: 'no code asks how complete, balanced or well distributed the data are', against: true }]
}

function nextStep(facets: readonly Facet[], [leak]: readonly FoundPlace[]): NextStep {
  if (leak) return { action: mend(leak), effort: 'small' }
  const weakest = facets.reduce((low, one) => (one.value < low.value ? one : low))
  if (weakest.value < 0.7)
    return { action: `Let the pipeline compute ${weakest.wanted} and stop past a threshold`, effort: 'medium' }
  return { action: 'Run the checks on new data on a schedule, and attest who is told', effort: 'medium' }
}
