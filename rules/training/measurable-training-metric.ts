import type { Pipelines } from '../../src/facts/types/pipelines.ts'
import type { Evidence, FoundPlace, GradedVerdict, NextStep, Reasoned } from '../../src/model.ts'
import { definePractice } from '../../src/rule.ts'
import { baselines } from '../shared/evaluation/baselines.ts'
import { computed } from '../shared/evaluation/computed-metrics.ts'
import { deciding } from '../shared/evaluation/deciding-metrics.ts'
import { imbalance } from '../shared/evaluation/imbalance.ts'
import { namesThatDiffer } from '../shared/evaluation/metric-names.ts'
import { type MetricSign, signEvidence } from '../shared/evaluation/metric-signs.ts'
import { metricInCode } from '../shared/evaluation/metric-words.ts'
import { recorded } from '../shared/evaluation/recorded-metrics.ts'
import { undocumentedScorers } from '../shared/evaluation/undocumented-scorers.ts'
import { mend } from '../shared/evidence/mend.ts'
import type { Code } from '../shared/evidence/use.ts'
import { trainsNothing } from '../shared/profile/applies.ts'
import { projectCoverage } from '../shared/training/projects.ts'
import { type TrainingStart, trainingStarts } from '../shared/training/starts.ts'

/** Accuracy looks good on rare classes whatever the model does. */
const ACCURACY_ALONE = 0.15

/** One metric under two names, or one of which nothing says what it measures. */
const UNCLEAR = 0.05

export default definePractice({
  id: 'training/measurable-training-metric',
  number: 10,
  title: 'Capture the Training Objective in a Metric that is Easy to Measure and Understand',
  why: `One number that everybody understands settles which of two models is better. A loss seldom is that number: it says how training goes, not how well the task is solved.`,
  how: `Looks at calls of metric functions, at what is logged or written under the name of a metric, and at what decides which model is kept.
Scale: a loss only 0; a metric is computed 0.3; it is recorded under its name, by a tracker, in a file or by a pipeline 0.5; it decides which model or parameters are kept 0.65; and there is a baseline or a least value to compare it with 0.8. Where several top folders train, the share of them with a metric counts. Accuracy as the only metric loses 0.15 where the code itself treats the classes as unbalanced. One metric under two names in two files of a project, and a scorer without a docstring, lose 0.05. Whether people understand the metric no file can show, so more takes an attestation.`,
  fix: `Name one metric, write it to a file or tracker at the end of each run, let it decide which model is kept, and compare it with a baseline that needs no model.`,
  example: `baseline = DummyClassifier(strategy="most_frequent").fit(X_train, y_train)
metrics = {"f1": f1_score(y_test, model.predict(X_test)),
           "f1_baseline": f1_score(y_test, baseline.predict(X_test))}
Path("metrics.json").write_text(json.dumps(metrics))`,
  question: 'Is the objective of training captured in a metric that everybody concerned understands?',
  sources: [
    'SE-ML catalogue, practice 10: Capture the Training Objective in a Metric that is Easy to Measure and Understand (se-ml.github.io/practices)',
  ],
  catalogue: { difficulty: 'basic', effects: [], observability: 'partial', related: ['shared-training-objective'] },
  needs: ['profile', 'modules', 'names', 'pipelines'],
  check({ profile, modules, names, pipelines }) {
    const open = trainsNothing(profile)
    if (open !== undefined) return open
    const seen = look({ modules, names }, pipelines)
    const coverage = covered({ modules, names }, trainingStarts({ modules, names }, profile), seen)
    const alone = accuracyAlone(seen) ? seen.unbalanced : undefined
    const unclear = [...namesThatDiffer({ modules, names }), ...undocumentedScorers({ modules, names })]
    const step = nextStep(seen, unclear)
    return {
      status: 'graded',
      base: rung(seen),
      ...(coverage && { coverage }),
      penalties: [
        ...(alone ? [{ value: ACCURACY_ALONE, because: 'accuracy alone, on classes that are unbalanced' }] : []),
        ...(unclear.length > 0 ? [{ value: UNCLEAR, because: 'names or meaning of a metric are unclear' }] : []),
      ],
      confidence: seen.computed.length > 0 ? 'high' : 'medium',
      evidence: evidence(seen),
      missing: missing(seen),
      findings: [...(alone ? [finding(alone)] : []), ...unclear],
      ...(step && { nextStep: step }),
    }
  },
})

interface Seen {
  readonly computed: readonly MetricSign[]
  readonly recorded: readonly MetricSign[]
  readonly deciding: readonly MetricSign[]
  readonly baselines: readonly MetricSign[]
  /** Where the code treats classes as unbalanced. */
  readonly unbalanced: MetricSign | undefined
}

function look(code: Code, pipelines: Pipelines): Seen {
  return {
    computed: computed(code),
    recorded: recorded(code, pipelines),
    deciding: deciding(code, pipelines),
    baselines: baselines(code, pipelines),
    unbalanced: imbalance(code)[0],
  }
}

function rung({ computed, recorded, deciding, baselines }: Seen): Reasoned {
  if (computed.length === 0 && deciding.length === 0 && !recorded.some(({ metric, elsewhere }) => metric || elsewhere))
    return { value: 0, because: 'a loss only: no metric is computed' }
  if (deciding.length === 0 && recorded.length === 0)
    return { value: 0.3, because: 'a metric is computed, and neither recorded nor used to decide' }
  if (deciding.length === 0) return { value: 0.5, because: 'a metric is recorded under its name' }
  if (baselines.length === 0) return { value: 0.65, because: 'a metric decides which model or parameters are kept' }
  return { value: 0.8, because: 'a metric decides, and there is something to compare it with' }
}

/** Where several projects stand side by side: how many of them have a metric. */
function covered(code: Code, starts: readonly TrainingStart[], seen: Seen): GradedVerdict['coverage'] {
  const paths = new Set([...seen.computed, ...seen.recorded, ...seen.deciding].map(({ at }) => at.path))
  const modules = code.modules.flatMap(({ path }, index) => (paths.has(path) ? [index] : []))
  return projectCoverage(code, starts, modules, 'top folders that train have a metric')
}

function accuracyAlone({ computed, recorded, deciding }: Seen): boolean {
  const all = [...computed, ...recorded, ...deciding]
  const others = computed.some(({ metric }) => metric === undefined)
  return (
    !others &&
    all.some(({ metric }) => metric === 'accuracy') &&
    all.every(({ metric = 'accuracy' }) => metric === 'accuracy')
  )
}

function evidence(seen: Seen): Evidence[] {
  if (rung(seen).value === 0) return [{ message: 'training computes a loss, and no metric', against: true }]
  const { computed, recorded, deciding, baselines } = seen
  return [
    ...signEvidence(deciding, 'integrated'),
    ...signEvidence(recorded, 'used'),
    ...(deciding.length > 0 ? [] : signEvidence(computed, 'used')),
    ...signEvidence(baselines, 'integrated'),
  ]
}

function missing({ computed, recorded, deciding, baselines }: Seen): string[] {
  return [
    ...(computed.length + deciding.length > 0 ? [] : ['a metric beside the loss']),
    ...(recorded.length > 0 ? [] : ['a file or tracker that holds the metric of each run']),
    ...(deciding.length > 0 ? [] : ['a metric that decides which model is kept']),
    ...(baselines.length > 0 ? [] : ['a baseline or a least value']),
  ]
}

function nextStep(seen: Seen, [unclear]: readonly FoundPlace[]): NextStep | undefined {
  const { value } = rung(seen)
  if (value === 0) return step('Compute a metric that people understand on held-out data, beside the loss')
  if (value === 0.3) return step('Write the metric under its name to a file or tracker at the end of each run')
  if (value === 0.5)
    return step(
      'Let the metric decide which of several models or checkpoints is kept, for instance by monitor (checkpoints) or scoring (searches)',
    )
  if (unclear) return step(mend(unclear))
  return seen.baselines.length > 0
    ? undefined
    : step('Compare the metric with a baseline that needs no model, such as the commonest class or the mean')
}

function step(action: string): NextStep {
  return { action, effort: 'small' }
}

function finding({ message, at }: MetricSign): FoundPlace {
  return {
    message: `${message}, and accuracy is the only metric; add one that sees rare classes, such as F1 or recall`,
    at,
    risk: 'moderate',
    value: 0,
    lines: 0,
    content: `accuracy-alone ${metricInCode('accuracy')} ${at.path}`,
  }
}
