import type { Evidence, FoundPlace, GradedVerdict, NextStep, OpenVerdict } from '../../src/model.ts'
import { definePractice } from '../../src/rule.ts'
import { mend } from '../shared/evidence/mend.ts'
import {
  committedIdentifiers,
  identifiersAsFeatures,
  identifiersRemoved,
  printedPersons,
  unsaltedHashes,
} from '../shared/people/identifiers.ts'
import { lacksPersons } from '../shared/people/persons.ts'
import { type PrivacyUse, privacyTools } from '../shared/people/privacy-tools.ts'
import { isNoProject } from '../shared/profile/project.ts'

const SMELL = 0.1
const MOST_SMELLS = 0.3

export default definePractice({
  id: 'data/privacy-preserving-ml',
  number: 7,
  title: 'Use Privacy-Preserving Machine Learning Techniques',
  why: `A model can give away whom it was trained on, and a table with names gives away more. What is removed at the door cannot leak; for the rest there are methods that bound what a model can tell about one person.`,
  how: `It applies to data on persons. Looked for are calls of libraries for differential privacy (Opacus, TensorFlow Privacy, diffprivlib, ...), federated learning (Flower, NVFlare, ...), encrypted computation, anonymisation (Presidio, ...), synthetic data (SDV, ...) and attacks that test membership; and columns that name a person (e-mail, phone, name, ...) being dropped or hashed with a secret. Imports that nothing calls, and optional ones, do not count.
Scale: identifiers dropped or hashed 0.35; anonymised or synthetic 0.5; differential privacy, federated or encrypted learning called 0.5, in code that a run starts 0.7; and an attack that tests it 0.8. At most 0.8. Tables in the repository with columns that name a person, outputs of notebooks with three or more e-mail addresses, phone numbers or bank accounts, identifiers in a list of features, identifiers hashed without a secret, and noise of 0 are findings of 0.1 each, 0.3 at most. Where nothing of either is seen the verdict is unknown: data may arrive pseudonymised.`,
  fix: `Drop or pseudonymise what names a person where data are loaded. Think of differential privacy when the model, or its API, leaves the organisation.`,
  example: `IDENTIFIERS = ["name", "email", "phone"]

def load(path):
    frame = pd.read_csv(path)
    frame["person"] = [keyed_hash(KEY, email) for email in frame["email"]]
    return frame.drop(columns=IDENTIFIERS)`,
  question: 'Do you protect the people in the data by techniques that preserve privacy?',
  sources: [
    'SE-ML catalogue, practice 7: Use Privacy-Preserving Machine Learning Techniques (se-ml.github.io/practices)',
  ],
  catalogue: {
    difficulty: 'advanced',
    effects: [],
    euRequirement: 'privacy',
    observability: 'partial',
    related: ['fairness-privacy-enforced'],
  },
  needs: ['profile', 'modules', 'names', 'dataColumns', 'notebooks'],
  check({ profile, dataColumns, notebooks, ...code }) {
    const not = isNoProject(profile) ?? lacksPersons(profile, code)
    if (not) return not
    const tools = privacyTools(code)
    const removed = identifiersRemoved(code)
    const found = [
      ...committedIdentifiers(dataColumns),
      ...printedPersons(notebooks),
      ...identifiersAsFeatures(code),
      ...unsaltedHashes(code),
      ...tools.useless,
    ]
    return tools.uses.length + found.length === 0 && removed === undefined ? UNSEEN : judge(tools.uses, removed, found)
  },
})

const UNSEEN: OpenVerdict = {
  status: 'unknown',
  reason:
    'data on persons, and no column that names one directly: they may arrive pseudonymised; answer for it with se-ml attest',
}

function judge(
  uses: readonly PrivacyUse[],
  removed: Evidence | undefined,
  found: readonly FoundPlace[],
): GradedVerdict {
  const [best] = uses
  const penalty = Math.min(MOST_SMELLS, SMELL * found.length)
  const base = best
    ? { value: best.value, because: best.how }
    : removed
      ? { value: 0.35, because: 'columns that name a person are dropped or hashed' }
      : { value: 0, because: 'nothing protects the persons in the data' }
  return {
    status: 'graded',
    base,
    ...(penalty > 0 && { penalties: [{ value: penalty, because: 'data name persons' }] }),
    confidence: 'medium',
    evidence: [
      ...uses.slice(0, 3).map((one) => one.evidence),
      ...(removed ? [removed] : []),
      ...found.slice(0, 2).map(({ message, at }): Evidence => ({ message, at, against: true })),
    ],
    missing: removed || best ? [] : ['columns that name a person, dropped or hashed where data are loaded'],
    findings: found,
    nextStep: nextStep(base.value, found),
  }
}

function nextStep(value: number, [first]: readonly FoundPlace[]): NextStep {
  if (first) return { action: mend(first), effort: 'small' }
  if (value < 0.35) return { action: 'Drop or pseudonymise what names a person where data are loaded', effort: 'small' }
  if (value < 0.8)
    return { action: 'Test by an attack whether the model gives away who was in the training data', effort: 'large' }
  return { action: 'Attest how personal data are pseudonymised before they arrive', effort: 'small' }
}
