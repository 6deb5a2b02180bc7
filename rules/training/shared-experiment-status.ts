import type { Evidence, GradedVerdict, NextStep, Reasoned } from '../../src/model.ts'
import { definePractice } from '../../src/rule.ts'
import { declaredEvidence, declaredTools } from '../shared/evidence/declared.ts'
import type { Code } from '../shared/evidence/use.ts'
import { type Rung, standsOn } from '../shared/ladder.ts'
import { trainsNothing } from '../shared/profile/applies.ts'
import { covered, recordsAll, type Started, workApart } from '../shared/tracking/across-starts.ts'
import { sharedDestinations } from '../shared/tracking/destination.ts'
import { keyFinding, keysInCode } from '../shared/tracking/keys.ts'
import { findOutcomes, type Outcomes } from '../shared/tracking/outcomes.ts'
import { writesResults } from '../shared/tracking/prints.ts'
import { findTracking, type Tracking } from '../shared/tracking/runs.ts'
import { pipelineModules } from '../shared/training/stages.ts'
import { callsReached, type TrainingStart, trainingStarts } from '../shared/training/starts.ts'

/** Scripts with trackers of their own have no common way of working (practices.md, practice 23). */
const APART_PENALTY = 0.1

export default definePractice({
  id: 'training/shared-experiment-status',
  number: 23,
  title: 'Share Status and Outcomes of Experiments Within the Team',
  why: `An experiment that only its author knows of is run again by the next person. When all runs, with their parameters and metrics, go to one place, a team sees what was tried and what is worth building on.`,
  how: `By the trackers that training code calls (MLflow, Weights & Biases, Neptune, Comet, ClearML, Aim, Sacred, DVCLive, TensorBoard and others), or that a framework is told to use; by where the runs go; by what is posted or committed.
Scale: nothing 0; prints or files of its own 0.15; a tracker that is declared, or used where it happens to be installed, 0.2; results written into the README by hand 0.25; a tracker that writes to this machine (TensorBoard, a local folder) 0.4; one that can be shared, with an unknown destination, 0.55; metrics that a pipeline commits, without a tracker, 0.65; a shared destination 0.75: a project or team on a service, an address, a server, links to runs; and every training records parameters and metrics in the same tracker 0.9; and a job posts the outcome, or a pipeline commits it, 1.0.
The share of training entry points that reach the tracker counts. Different trackers in different scripts lose 0.1. The address may stand in a constant or be the default of a class; one that is set in the environment only cannot be seen. Loggers that settings offer and do not choose have no destination. Not judged: libraries, courses, and code that trains nothing.`,
  fix: `Choose one tracker, start it in one function that every training calls, and give it the address or project of the team in a tracked file. Link the run in each pull request, or let a job post its metrics there.`,
  example: `def start_run(config):
    run = wandb.init(entity="churn-team", project="churn", config=config)
    return run

run = start_run(vars(args))
run.log({"val/auc": auc}, step=epoch)`,
  sources: [
    'SE-ML catalogue, practice 23: Share Status and Outcomes of Experiments Within the Team (se-ml.github.io/practices)',
  ],
  catalogue: { difficulty: 'basic', effects: [], observability: 'static', related: ['model-quality-measured'] },
  needs: ['profile', 'names', 'modules', 'pipelines', 'containers', 'documents', 'ci', 'files', 'dependencies'],
  check({ profile, names, modules, dependencies, ...from }) {
    const none = trainsNothing(profile)
    if (none !== undefined) return none
    const code: Code = { names, modules }
    const pipelines = pipelineModules(code, from.pipelines)
    const starts = withoutDrafts(code, trainingStarts(code, profile), pipelines)
    const tracking = ofTraining(code, starts, findTracking(code, from.pipelines, dependencies))
    return verdict({
      code,
      starts,
      pipelines,
      tracking,
      shared: sharedDestinations(code, tracking, from),
      outcomes: findOutcomes(from),
      declared: declaredTools(dependencies, TRACKING_PACKAGES).map(declaredEvidence),
    })
  },
})

/** Packages that do nothing but track. */
const TRACKING_PACKAGES =
  /^(mlflow(-skinny)?|wandb|neptune(-client)?|comet-ml|clearml|aim|sacred|dvclive|swanlab|trackio|polyaxon|tensorboardx?|dagshub)$/

interface Seen extends Started {
  readonly tracking: readonly Tracking[]
  readonly shared: readonly Evidence[]
  readonly outcomes: Outcomes
  readonly declared: readonly Evidence[]
}

/** Notebooks for looking at data, by their names, beside code that trains. */
const DRAFT = /(^|[/_. -])(eda|explor\w*|research|trials?|scratch|drafts?|sandbox|playground|prototypes?)([/_. -]|$)/i

/** A notebook beside a pipeline that trains is where the training was tried out; so is one that says it explores. */
function withoutDrafts(
  { modules }: Code,
  starts: readonly TrainingStart[],
  pipelines: Seen['pipelines'],
): readonly TrainingStart[] {
  const isStage = ({ module }: TrainingStart): boolean => pipelines.some((stages) => stages.has(module))
  if (starts.some(isStage)) return starts.filter(({ module }) => modules[module]!.cells === undefined)
  const kept = starts.filter(({ module }) => modules[module]!.cells === undefined || !DRAFT.test(modules[module]!.path))
  return kept.length > 0 ? kept : starts
}

/** What a training reaches, and what files say. Where no training is seen to reach a tracker, calls may be hidden: all count. */
function ofTraining(code: Code, starts: readonly TrainingStart[], all: readonly Tracking[]): readonly Tracking[] {
  const reached = new Set(
    callsReached(
      code,
      starts,
      all.flatMap(({ call }) => call ?? []),
    ),
  )
  const own = all.filter(({ call }) => call === undefined || reached.has(call))
  return own.length > 0 ? own : all
}

function verdict(seen: Seen): GradedVerdict {
  const used = seen.tracking.filter(({ guarded }) => !guarded)
  const { base, coverage } = withOutcomes(seen, rated(seen, used))
  const apart = workApart(seen, used)
  const step = nextStep(seen, used, base.value)
  return {
    status: 'graded',
    base,
    ...(coverage && { coverage }),
    penalties: apart === undefined ? [] : [{ value: APART_PENALTY, because: apart }],
    confidence: base.value === 0.55 ? 'medium' : 'high',
    evidence: evidence(seen, used),
    missing: missing(base.value),
    findings: keysInCode(seen.code).map(keyFinding),
    ...(step && { nextStep: step }),
  }
}

type Rated = Pick<GradedVerdict, 'coverage'> & { readonly base: Reasoned }

function rated(seen: Seen, used: readonly Tracking[]): Rated {
  const base = rung(seen, used)
  const coverage = base.value >= 0.4 ? covered(seen, used) : undefined
  return { base, ...(coverage && { coverage }) }
}

/** A tracker in a few of the trainings takes nothing from the metrics that a pipeline commits. */
function withOutcomes({ outcomes }: Seen, found: Rated): Rated {
  const { base, coverage } = found
  const share = coverage === undefined ? 1 : 0.4 + (0.6 * coverage.covered) / coverage.of
  if (outcomes.automatic.length === 0 || base.value * share >= COMMITTED) return found
  return { base: { value: COMMITTED, because: 'metrics are committed or posted; few trainings reach the tracker' } }
}

/** Metrics that a pipeline commits or a job posts, without a tracker. */
const COMMITTED = 0.65

/** What is there where no shared tracker is seen to get the runs. */
const LADDER: readonly Rung<Used>[] = [
  {
    holds: ({ outcomes }) => outcomes.automatic.length > 0,
    value: COMMITTED,
    because: 'metrics are committed or posted; no tracker records the runs',
  },
  {
    holds: ({ used }) => hostedOf(used).length > 0,
    value: 0.55,
    because: ({ used }) => `${hostedOf(used)[0]!.tracker.name} records runs, where to is not seen`,
  },
  {
    holds: ({ used }) => used.length > 0,
    value: 0.4,
    because: ({ used }) => `${used[0]!.tracker.name} records runs on this machine`,
  },
  {
    holds: ({ outcomes }) => outcomes.byHand.length > 0,
    value: 0.25,
    because: 'results are written down by hand; no tracker records the runs',
  },
  {
    holds: ({ tracking }) => tracking.length > 0,
    value: 0.2,
    because: 'a tracker is used only where it happens to be installed',
  },
  { holds: ({ declared }) => declared.length > 0, value: 0.2, because: 'a tracker is declared, and not used' },
  {
    holds: ({ code, starts }) => writesResults(code, starts),
    value: 0.15,
    because: 'results are printed, or written to files of its own',
  },
]

/** With those calls of trackers that are not optional. */
interface Used extends Seen {
  readonly used: readonly Tracking[]
}

function hostedOf(used: readonly Tracking[]): Tracking[] {
  return used.filter(({ local }) => !local)
}

function rung(seen: Seen, used: readonly Tracking[]): Reasoned {
  const hosted = hostedOf(used)
  const isShown = seen.shared.length + seen.outcomes.automatic.length > 0
  if (isShown && hosted.some(({ leftOut }) => !leftOut)) return sharedRung(seen, hosted)
  return standsOn(LADDER, { ...seen, used }) ?? { value: 0, because: 'nothing records what came of a training' }
}

function sharedRung(seen: Seen, hosted: readonly Tracking[]): Reasoned {
  if (seen.outcomes.automatic.length > 0)
    return { value: 1, because: 'runs are recorded, and their outcome is posted or committed by itself' }
  return recordsAll(seen, hosted)
    ? { value: 0.9, because: 'runs go where others see them, parameters and metrics of every training' }
    : { value: 0.75, because: 'runs go where others see them' }
}

function evidence({ tracking, shared, outcomes, declared }: Seen, used: readonly Tracking[]): Evidence[] {
  const perTracker = [...new Map(used.toReversed().map((one) => [one.tracker.name, one])).values()].toReversed()
  const isLocal = used.length > 0 && hostedOf(used).length === 0
  const found = [
    ...perTracker.slice(0, 3).map((one) => recorded(one, 'integrated')),
    ...(used.length === 0 ? tracking.slice(0, 1).map((one) => recorded(one, 'declared')) : []),
    ...(isLocal ? [] : shared.slice(0, 2)),
    ...outcomes.automatic.slice(0, 2),
    ...(outcomes.automatic.length === 0 ? outcomes.byHand.slice(0, 1) : []),
    ...(tracking.length === 0 ? declared.slice(0, 2) : []),
  ]
  const none: Evidence = { message: 'no tracker in the code that trains, and no results in documents', against: true }
  const unseen: Evidence = { message: 'nothing says where the runs go', against: true }
  const isOpen = used.some(({ local }) => !local) && shared.length + outcomes.automatic.length === 0
  return found.length === 0 ? [none] : isOpen ? [...found, unseen] : found
}

function recorded({ tracker, at, guarded, local }: Tracking, level: Evidence['level']): Evidence {
  const how = guarded ? ', if it happens to be installed' : local ? ' on this machine' : ''
  return { message: `${tracker.name} records runs${how}`, at, level: level! }
}

function missing(base: number): string[] {
  return [
    ...(base >= 0.4 ? [] : ['a tracker that training code calls']),
    ...(base >= 0.75 ? [] : ['a destination that others can see (project, team, address of a server, links to runs)']),
    ...(base >= 0.9 ? [] : ['parameters and metrics of every training in one tracker']),
    ...(base >= 1 ? [] : ['a job that posts the outcome, or metrics that a pipeline commits']),
  ]
}

function nextStep({ outcomes }: Seen, used: readonly Tracking[], base: number): NextStep | undefined {
  if (base >= 1) return undefined
  if (base >= 0.75) return { action: 'Let a job post the metrics of a training on the pull request', effort: 'small' }
  const [first] = used.filter(({ local }) => !local)
  if (first)
    return { action: `Give ${first.tracker.name} the project or server of the team in a tracked file`, effort: 'small' }
  if (outcomes.automatic.length > 0) return { action: 'Record the runs with a tracker as well', effort: 'medium' }
  return { action: 'Start one tracker in a function that every training calls', effort: 'medium' }
}
