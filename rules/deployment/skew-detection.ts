import type { Evidence, FoundPlace, GradedVerdict, NextStep, OpenVerdict, Reasoned } from '../../src/model.ts'
import { definePractice } from '../../src/rule.ts'
import { isOnSchedule } from '../shared/ci/scheduled.ts'
import { isNotDeployed } from '../shared/deployment/applies.ts'
import { atService } from '../shared/deployment/service-place.ts'
import { detection, refits, secondCopies, sharedPreparation, signature } from '../shared/deployment/skew.ts'
import { unsavedPreparation } from '../shared/deployment/unsaved-preparation.ts'
import { type Rung, standsOn } from '../shared/ladder.ts'
import { lacks } from '../shared/profile/applies.ts'

/** What preparing data otherwise than training costs. */
const OTHERWISE = 0.2

export default definePractice({
  id: 'deployment/skew-detection',
  number: 31,
  title: 'Perform Checks to Detect Skew between Models',
  why: `A model that is fed differently in use than in training is wrong without an error. Most such skew is made by ourselves: two pieces of code that prepare the same data, and only one of them was changed.`,
  how: `Two ways count. Prevention: training and serving reach the same function that prepares data, or import the same module for it, or preparation is saved inside the model, or both take features from one store; and inputs have a signature that is checked. Detection: a statistic or a drift tool compares data from use with those of training, told by the names of what it is given (current, live, serving against reference, train, baseline). A comparison of training with test data is practice 2.
Scale: a signature alone 0.3; one way of preparation 0.5; and a signature 0.6; detection 0.65; detection on a schedule 0.8. More takes an attestation of what an alert leads to. A handler that fits a scaler or encoder again, serving code that defines a function of the training's preparation a second time, or a scaler that training fits and saves nowhere takes off 0.2. Where nothing was seen the verdict is unknown: preparation that is shared through objects cannot be followed.`,
  fix: `Save preparation with the model, as one pipeline, and load it unchanged in serving. Then compare the inputs of last week with a sample of the training data on a schedule.`,
  example: `# training
model = make_pipeline(ColumnTransformer(...), LogisticRegression())
model.fit(X, y)
joblib.dump(model, "model.joblib")

# serving: no second copy of the preparation
model = joblib.load("model.joblib")
score = model.predict_proba(pd.DataFrame([request]))`,
  question: 'Is the input of production compared with that of training, and does somebody act on differences?',
  sources: ['SE-ML catalogue, practice 31: Perform Checks to Detect Skew between Models (se-ml.github.io/practices)'],
  catalogue: {
    difficulty: 'medium',
    effects: [],
    observability: 'partial',
    related: ['automated-model-deployment', 'production-monitoring'],
  },
  needs: ['profile', 'modules', 'names', 'graph', 'ci'],
  check({ profile, ci, graph, ...code }) {
    const not = isNotDeployed(profile) ?? lacks(profile, 'trains-model')
    if (not) return not
    const compared = detection(code)
    const seen: Seen = {
      shared: sharedPreparation({ ...code, graph, profile }),
      signature: signature(code),
      compared,
      scheduled: compared !== undefined && isOnSchedule(ci, compared.at?.path ?? ''),
      wrong: [...refits(code), ...secondCopies({ ...code, graph, profile }), ...unsavedPreparation(code, profile)],
    }
    return isNothing(seen) ? UNSEEN : atService(judge(seen), code)
  },
})

interface Seen {
  readonly shared: Evidence | undefined
  readonly signature: Evidence | undefined
  readonly compared: Evidence | undefined
  readonly scheduled: boolean
  /** Places where serving prepares data otherwise than training. */
  readonly wrong: readonly FoundPlace[]
}

const UNSEEN: OpenVerdict = {
  status: 'unknown',
  reason:
    'no preparation of data that training and serving share was seen, nor a comparison of their data; if there is one, answer for it with se-ml attest',
}

function isNothing({ shared, signature, compared, wrong }: Seen): boolean {
  return !shared && !signature && !compared && wrong.length === 0
}

function judge(seen: Seen): GradedVerdict {
  const evidence = [seen.compared, seen.shared, seen.signature].filter((one) => one !== undefined)
  return {
    status: 'graded',
    base: rung(seen),
    ...(seen.wrong.length > 0 && {
      penalties: [{ value: OTHERWISE, because: 'serving prepares data otherwise than training' }],
    }),
    confidence: evidence.length > 0 ? 'medium' : 'low',
    evidence:
      evidence.length > 0
        ? evidence
        : [
            {
              message: 'serving and training share no preparation that was seen, and nothing compares their data',
              against: true,
            },
          ],
    missing: [
      ...(seen.shared ? [] : ['preparation of data that training and serving share']),
      ...(seen.compared ? [] : ['a comparison of data from use with those of training']),
    ],
    findings: seen.wrong,
    nextStep: nextStep(seen),
  }
}

const LADDER: readonly Rung<Seen>[] = [
  {
    holds: ({ compared, scheduled }) => compared !== undefined && scheduled,
    value: 0.8,
    because: 'data from use are compared with those of training on a schedule',
  },
  {
    holds: ({ compared }) => compared !== undefined,
    value: 0.65,
    because: 'data from use are compared with those of training',
  },
  {
    holds: ({ shared, signature }) => shared !== undefined && signature !== undefined,
    value: 0.6,
    because: 'training and serving prepare data alike, and inputs have a signature',
  },
  { holds: ({ shared }) => shared !== undefined, value: 0.5, because: 'training and serving prepare data alike' },
  { holds: ({ signature }) => signature !== undefined, value: 0.3, because: 'inputs have a signature' },
]

function rung(seen: Seen): Reasoned {
  return standsOn(LADDER, seen) ?? { value: 0, because: 'nothing prevents or detects skew' }
}

function nextStep({ shared, compared, scheduled }: Seen): NextStep {
  if (!shared && !compared)
    return { action: 'Save the preparation of data with the model, and load it unchanged in serving', effort: 'medium' }
  if (!compared)
    return { action: 'Compare the inputs of recent requests with a sample of the training data', effort: 'medium' }
  if (!scheduled) return { action: 'Run the comparison on a schedule, with a threshold', effort: 'small' }
  return { action: 'Attest what an alert leads to', effort: 'small' }
}
