import type { CiFacts } from '../../src/facts/types/ci.ts'
import type { Pipelines } from '../../src/facts/types/pipelines.ts'
import type { Profile } from '../../src/facts/types/profile.ts'
import type { ProjectFile } from '../../src/facts/types.ts'
import type { Evidence, GradedVerdict, NextStep, Reasoned } from '../../src/model.ts'
import { definePractice } from '../../src/rule.ts'
import { keepsCheckpoints } from '../shared/evaluation/checkpoints.ts'
import { dumped } from '../shared/evaluation/dumped.ts'
import { type Gate, qualityGates } from '../shared/evaluation/gates.ts'
import { heldOutEvaluations } from '../shared/evaluation/held-out.ts'
import type { HeldOut } from '../shared/evaluation/held-out-place.ts'
import { recorded } from '../shared/evaluation/recorded-metrics.ts'
import { savedArrays } from '../shared/evaluation/saved-arrays.ts'
import { judgedOnTraining, type TrainingOnly, trainingOnlyFinding } from '../shared/evaluation/training-only.ts'
import type { Code } from '../shared/evidence/use.ts'
import { type Rung, standsOn } from '../shared/ladder.ts'
import { trainsNothing } from '../shared/profile/applies.ts'
import { findOutcomes } from '../shared/tracking/outcomes.ts'
import { projectCoverage } from '../shared/training/projects.ts'
import { type TrainingStart, trainingStarts } from '../shared/training/starts.ts'

export default definePractice({
  id: 'training/model-quality-measured',
  number: 20,
  title: 'Continuously Measure Model Quality and Performance',
  why: `A model is good on the data that it was trained on, and nobody knows what else. Quality on held-out data, measured at each training and compared with the last model, is what tells progress from luck.`,
  how: `By calls that evaluate on data whose name says that they are held out (X_test, val_loader, split="test"), by validation that a framework is told to do, by functions and scripts that are there to evaluate, by cross-validation, and by what becomes of the metrics.
Scale: no held-out evaluation 0; it is there, and its metrics are printed, 0.3; it goes on during training, with checkpoints, and nothing records it 0.4; metrics are recorded in a file, a tracker or by a pipeline 0.5; recorded, and validation during training with checkpoints, or cross-validation, 0.7; a test asserts a metric, and no job that can fail runs it, 0.8; a job compares the metrics of each change 0.85; a test or a threshold can fail a change or a release 1.0.
Where several top folders train, the share of them that evaluate counts. Not judged: libraries, courses, and code that trains nothing.`,
  fix: `Write a step that evaluates the new model on held-out data and puts the numbers into metrics.json or a tracker. Then compare them with those of the model in use, in a test or a job that fails when they fall.`,
  example: `def test_model_is_as_good_as_the_last_one():
    metrics = evaluate(load_model("new"), load_split("test"))
    assert metrics["auc"] >= load_metrics("in-use")["auc"] - 0.01`,
  sources: [
    'SE-ML catalogue, practice 20: Continuously Measure Model Quality and Performance (se-ml.github.io/practices)',
  ],
  catalogue: {
    difficulty: 'basic',
    effects: [],
    observability: 'static',
    related: ['shared-experiment-status', 'production-monitoring'],
  },
  needs: ['profile', 'names', 'modules', 'pipelines', 'ci', 'files', 'documents'],
  check({ profile, names, modules, ...from }) {
    const none = trainsNothing(profile)
    if (none !== undefined) return none
    const seen = look({ names, modules }, profile, from)
    const base = rung(seen)
    const coverage = base.value > 0 ? covered(seen) : undefined
    const step = nextStep(base.value)
    return {
      status: 'graded',
      base,
      ...(coverage && { coverage }),
      confidence: seen.heldOut.length > 0 ? 'high' : 'medium',
      evidence: evidence(seen),
      missing: missing(base.value),
      findings: seen.heldOut.length > 0 ? [] : seen.onTraining.map(trainingOnlyFinding),
      ...(step && { nextStep: step }),
    }
  },
})

interface Seen {
  readonly code: Code
  readonly starts: readonly TrainingStart[]
  readonly heldOut: readonly HeldOut[]
  readonly onTraining: readonly TrainingOnly[]
  readonly recorded: readonly { readonly message: string; readonly at: Evidence['at'] }[]
  readonly checkpoints: Evidence | undefined
  /** A job that compares metrics when something changes. */
  readonly compared: readonly Evidence[]
  readonly gates: readonly Gate[]
}

type From = { pipelines: Pipelines; ci: CiFacts; files: readonly ProjectFile[] } & Parameters<typeof findOutcomes>[0]

function look(code: Code, profile: Profile, from: From): Seen {
  return {
    code,
    starts: trainingStarts(code, profile),
    heldOut: trainingFirst(code, profile, heldOutEvaluations(code, from.pipelines)),
    onTraining: judgedOnTraining(code),
    recorded: [...recorded(code, from.pipelines), ...dumped(code), ...savedArrays(code)],
    checkpoints: keepsCheckpoints(code),
    compared: findOutcomes(from).automatic.filter(({ level }) => level === 'enforced'),
    gates: qualityGates({ ...code, ci: from.ci, files: from.files }),
  }
}

/** Evaluations in files that train come first: they are the ones that a reader looks for. */
function trainingFirst({ modules }: Code, { training }: Profile, found: readonly HeldOut[]): HeldOut[] {
  const files = new Set(training.map(({ module }) => module))
  const folders = new Set(training.map(({ module }) => folderOf(modules[module]!.path)))
  const rank = ({ module, at }: HeldOut): number =>
    module !== undefined && files.has(module) ? 0 : folders.has(folderOf(at.path)) ? 1 : 2
  return found.toSorted((a, b) => rank(a) - rank(b))
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1)
}

const LADDER: readonly Rung<Seen>[] = [
  {
    holds: ({ gates }) => gates.some(({ enforced }) => enforced),
    value: 1,
    because: 'a model that is not good enough can be stopped',
  },
  {
    holds: ({ heldOut, gates }) => heldOut.length + gates.length === 0,
    value: 0,
    because: ({ onTraining }) =>
      onTraining.length > 0 ? 'judged on the training data only' : 'nothing is evaluated on held-out data',
  },
  {
    holds: ({ compared }) => compared.length > 0,
    value: 0.85,
    because: 'a job compares the metrics of each change',
  },
  {
    holds: ({ gates }) => gates.length > 0,
    value: 0.8,
    because: 'a test asserts a metric, and no job that can fail runs it',
  },
  {
    holds: (seen) => seen.recorded.length > 0 && isWatched(seen),
    value: 0.7,
    because: 'metrics on held-out data are followed over the training, and recorded',
  },
  { holds: ({ recorded }) => recorded.length > 0, value: 0.5, because: 'metrics on held-out data are recorded' },
  { holds: isWatched, value: 0.4, because: 'validation goes on during training; nothing records it' },
]

function rung(seen: Seen): Reasoned {
  const lowest = { value: 0.3, because: 'held-out data are evaluated; nothing records the metrics' }
  return standsOn(LADDER, seen) ?? lowest
}

/** Judged over the training: on folds, or along the way with the best model kept. */
function isWatched({ heldOut, checkpoints }: Seen): boolean {
  return heldOut.some(({ crossed, during }) => crossed || (during && checkpoints !== undefined))
}

function covered({ code, starts, heldOut }: Seen): GradedVerdict['coverage'] {
  const modules = heldOut.flatMap(({ module }) => module ?? [])
  return modules.length < heldOut.length
    ? undefined
    : projectCoverage(code, starts, modules, 'top folders that train evaluate on held-out data')
}

function evidence(seen: Seen): Evidence[] {
  const { heldOut, checkpoints, compared, gates } = seen
  const watched = heldOut.find(({ crossed }) => crossed) ?? heldOut.find(({ during }) => during)
  const first = watched ?? heldOut[0]
  return [
    ...gates.slice(0, 1).map((gate) => gate.evidence),
    ...compared.slice(0, 1),
    ...(first ? [heldOutEvidence(first, watched !== undefined)] : notHeldOut(seen)),
    ...recordEvidence(seen),
    ...(checkpoints && watched ? [checkpoints] : []),
  ]
}

function heldOutEvidence({ message, at }: HeldOut, isWatched: boolean): Evidence {
  return { message, at, level: isWatched ? 'integrated' : 'used' }
}

function notHeldOut({ onTraining }: Seen): Evidence[] {
  const trained = onTraining
    .slice(0, 1)
    .map(({ at, what }): Evidence => ({ message: `\`${what}\` is given the training data`, at, against: true }))
  return [{ message: 'no evaluation on held-out data', against: true }, ...trained]
}

function recordEvidence({ heldOut, recorded: [metric] }: Seen): Evidence[] {
  if (metric) return [{ message: metric.message, level: 'integrated', ...(metric.at && { at: metric.at }) }]
  return heldOut.length > 0 ? [{ message: 'nothing records the metrics', against: true }] : []
}

function missing(base: number): string[] {
  return [
    ...(base > 0 ? [] : ['an evaluation on held-out data']),
    ...(base >= 0.5 ? [] : ['metrics in a file, a tracker or a pipeline']),
    ...(base >= 0.7 ? [] : ['validation during training with checkpoints, or cross-validation']),
    ...(base >= 1 ? [] : ['a test or threshold on a metric that can fail a change or a release']),
  ]
}

function nextStep(base: number): NextStep | undefined {
  if (base === 1) return undefined
  if (base === 0) return { action: 'Hold data back and evaluate each trained model on them', effort: 'small' }
  if (base < 0.5) return { action: 'Write the metrics on held-out data to metrics.json or a tracker', effort: 'small' }
  return { action: 'Let a test or job fail when the metric falls below that of the last model', effort: 'medium' }
}
