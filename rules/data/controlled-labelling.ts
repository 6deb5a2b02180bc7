import type { Evidence, GradedVerdict, NextStep, OpenVerdict, Reasoned } from '../../src/model.ts'
import { definePractice } from '../../src/rule.ts'
import { findLabelling, type Labelling } from '../shared/data/labelling.ts'
import { type Rung, standsOn } from '../shared/ladder.ts'
import { lacks, trainsNothing } from '../shared/profile/applies.ts'
import { isNoProject } from '../shared/profile/project.ts'

/** Nobody can tell later who decided so, and when. */
const EDITED = 0.1

export default definePractice({
  id: 'data/controlled-labelling',
  number: 5,
  title: 'Ensure Data Labelling is Performed in a Strictly Controlled Process',
  why: `A model cannot be better than its labels, and people label the same thing differently unless they agreed how. Wrong labels are found by comparing people, hardly by looking at the model.`,
  how: `It applies where the project makes labels itself: an annotation tool in code or settings, a guide for annotators, files of labels, columns that name an annotator, labels of single rows that the code sets. Labels of public data sets are not its matter.
Scale: a tool or a guide 0.3; agreement between annotators, or wrong labels found by a program, computed 0.5, in a notebook 0.4; both of these with labels under version control of data 0.8. At most 0.8: that a second person reviews takes an attestation. Labels of three or more single rows that a file sets by their numbers take off 0.1. Cohen's kappa between labels and predictions measures a model and does not count; label encoders and label smoothing have nothing to do with it.`,
  fix: `Commit the guide for annotators, keep annotator and date with each label, let two people label a sample twice, and compute how far they agree.`,
  example: `from sklearn.metrics import cohen_kappa_score

both = labels[labels["annotators"] == 2]
agreement = cohen_kappa_score(both["annotator_1"], both["annotator_2"])
assert agreement > 0.7, f"talk about the guide again: {agreement:.2f}"`,
  question: 'Are labels made in a controlled process: written guide, several annotators, measured agreement?',
  sources: [
    'SE-ML catalogue, practice 5: Ensure Data Labelling is Performed in a Strictly Controlled Process (se-ml.github.io/practices)',
  ],
  catalogue: { difficulty: 'basic', effects: [], observability: 'partial', related: [] },
  needs: ['profile', 'modules', 'names', 'documents', 'dataColumns', 'dataFiles', 'files', 'containers'],
  check({ profile, documents, dataColumns, dataFiles, files, containers, ...code }) {
    const not = isNoProject(profile) ?? trainsNothing(profile) ?? lacks(profile, 'supervised')
    if (not) return not
    const seen = findLabelling(code, { documents, dataColumns, dataFiles, files, containers })
    const signs = [seen.tool, seen.guide, seen.agreement, seen.errors, seen.annotators, seen.labels]
    return signs.every((one) => one === undefined) && seen.edited.length === 0 ? NO_OWN_LABELS : judge(seen)
  },
})

const NO_OWN_LABELS: OpenVerdict = {
  status: 'not-applicable',
  reason: 'no sign that labels are made here: no annotation tool, guide, annotator or file of labels',
}

function judge(seen: Labelling): GradedVerdict {
  const { tool, guide, agreement, errors, annotators, labels, versioned, edited } = seen
  const good = [tool, guide, agreement, errors, annotators, versioned].filter((one) => one !== undefined)
  const bare: Evidence[] =
    labels && good.length === 0
      ? [{ message: 'labels are kept here, without a guide, an annotator or a check', at: labels.at!, against: true }]
      : []
  return {
    status: 'graded',
    base: rung(seen),
    penalties: edited.length > 0 ? [{ value: EDITED, because: 'labels are set by hand in the code' }] : [],
    confidence: 'medium',
    evidence: [...good, ...bare, ...edited.slice(0, 1).map(({ message, at }) => ({ message, at, against: true }))],
    missing: [
      ...(guide ? [] : ['a guide for annotators']),
      ...(agreement || errors ? [] : ['agreement between annotators, or a search for wrong labels']),
      ...(versioned ? [] : ['versions of the labels']),
    ],
    findings: edited,
    nextStep: nextStep(seen),
  }
}

const LADDER: readonly Rung<Labelling>[] = [
  {
    holds: (seen) => isChecked(seen) && isGuided(seen) && seen.versioned !== undefined,
    value: 0.8,
    because: 'labels are made with a tool or guide, checked, and versioned',
  },
  {
    holds: (seen) => isChecked(seen) && seen.inNotebook,
    value: 0.4,
    because: 'labels are checked in a notebook',
  },
  { holds: isChecked, value: 0.5, because: 'labels are checked by a program' },
  { holds: isGuided, value: 0.3, because: 'labels are made with a tool or guide, nothing checks them' },
  { holds: ({ annotators }) => annotators !== undefined, value: 0.2, because: 'who labelled what is kept' },
]

function isChecked({ agreement, errors }: Labelling): boolean {
  return agreement !== undefined || errors !== undefined
}

function isGuided({ tool, guide }: Labelling): boolean {
  return tool !== undefined || guide !== undefined
}

function rung(seen: Labelling): Reasoned {
  return standsOn(LADDER, seen) ?? { value: 0, because: 'labels are made here, and nothing says how' }
}

function nextStep({ guide, agreement, errors, versioned }: Labelling): NextStep {
  if (!guide)
    return {
      action: 'Write down for annotators what each label means, with the cases that people disagree on',
      effort: 'medium',
    }
  if (!agreement && !errors)
    return { action: 'Let two people label a sample twice, and compute how far they agree', effort: 'medium' }
  if (!versioned) return { action: 'Keep versions of the labels, with DVC or LFS', effort: 'small' }
  return { action: 'Attest that a second person reviews labels', effort: 'small' }
}
