import type { Facts } from '../../src/facts/types.ts'
import type { Evidence, FoundPlace, NextStep, OpenVerdict, Reasoned } from '../../src/model.ts'
import { definePractice } from '../../src/rule.ts'
import type { Code } from '../shared/evidence/use.ts'
import { copiedProject } from '../shared/own-code.ts'
import { trainsNothing } from '../shared/profile/applies.ts'
import { type Collision, collisions } from '../shared/runs/collisions.ts'
import { repeatableEnvironment } from '../shared/runs/environment.ts'
import { type Launcher, launchers } from '../shared/runs/launchers.ts'
import { fixedOutputs, type OutputSign, ownOutputs } from '../shared/runs/outputs.ts'
import { parameterPlace, startsWithParameters } from '../shared/runs/parameters.ts'
import { type TrainingStart, trainingStarts } from '../shared/training/starts.ts'

/** Parts of the grade (practices.md, practice 16): each is an own step towards runs that do not disturb each other. */
const PARAMETERS = 0.3
const OUTPUTS = 0.2
const ENVIRONMENT = 0.15
const LAUNCHER = 0.15

/** More processes for one run are no second run. */
const WITHIN = 0.5

const COLLISION = 0.1

export default definePractice({
  id: 'training/parallel-experiments',
  number: 16,
  title: 'Enable Parallel Training Experiments',
  why: `Ideas come faster than trainings end. Where runs can go on side by side nobody has to wait, and nobody edits the code of a run that is still going on.`,
  how: `Looks at where trainings are started. 0.3 when they take parameters from the command line or from files (by the share of starts that do); 0.2 when each run has an output folder or a name of its own (an option for it, a run of a tracker, Hydra, the time in a name); 0.15 for an environment that another machine can build (a container that is not for serving only, a lock file, pinned versions); 0.15 for something that starts several runs (sweeps, launchers, job queues, clusters). Spreading one run over several processes counts half of that. Without parameters the rest alone counts at most 0.2.
A model that each run saves under the same name takes the 0.2 away; a device or port that is fixed in code, or a question to a person, loses 0.1. Notebooks count as starts only where nothing else trains. Machines to run on no file can show, so more takes an attestation.`,
  fix: `Take parameters and the output folder from options or a file, pin the environment, and add a sweep or a job array that starts several runs.`,
  example: `parser.add_argument("--lr", type=float, default=1e-3)
parser.add_argument("--output-dir", type=Path, required=True)
# sbatch --array=0-7 train.sh: each job has its own folder
# python train.py --lr $LR --output-dir runs/$SLURM_ARRAY_TASK_ID`,
  question: 'Can several people train different variants at the same time, without waiting for each other?',
  sources: ['SE-ML catalogue, practice 16: Enable Parallel Training Experiments (se-ml.github.io/practices)'],
  catalogue: {
    difficulty: 'basic',
    effects: ['agility'],
    observability: 'partial',
    related: ['shared-experiment-status'],
  },
  needs: ['profile', 'modules', 'names', 'notebooks', 'pipelines', 'containers', 'ci', 'files', 'dependencies'],
  check({ profile, ...facts }) {
    const open = trainsNothing(profile)
    if (open !== undefined) return open
    const all = trainingStarts(facts, profile)
    const starts = all.filter(({ kind }) => kind !== 'unreached')
    if (starts.length === 0 || isHidden(facts, all)) return NO_START
    const seen = look(facts, startsOf(facts, starts))
    const step = nextStep(seen)
    return {
      status: 'graded',
      base: grade(seen),
      penalties:
        seen.collisions.length > 0
          ? [{ value: COLLISION, because: 'something in the code keeps runs from going on side by side' }]
          : [],
      confidence: seen.starts.length > 0 ? 'high' : 'medium',
      evidence: evidence(seen),
      missing: missing(seen),
      findings: [...seen.fixed.map(finding), ...seen.collisions.map(({ place }) => place)],
      ...(step && { nextStep: step }),
    }
  },
})

type Needed = Pick<
  Facts,
  'modules' | 'names' | 'notebooks' | 'pipelines' | 'containers' | 'ci' | 'files' | 'dependencies'
>

interface Seen {
  readonly starts: readonly TrainingStart[]
  readonly withParameters: readonly TrainingStart[]
  readonly parameterAt: Evidence['at']
  readonly outputs: readonly OutputSign[]
  readonly fixed: readonly OutputSign[]
  readonly environment: Evidence | undefined
  readonly launchers: readonly Launcher[]
  readonly collisions: readonly Collision[]
  readonly onlyNotebooks: boolean
}

/** How a training is started decides; functions may be called from anywhere. */
const NO_START: OpenVerdict = {
  status: 'unknown',
  reason: 'code trains, but nothing was found that starts it: no script, command or notebook reaches it by calls',
}

/** Scripts train, and only notebooks are seen to start something: the real start is one that cannot be followed. */
function isHidden({ modules }: Code, all: readonly TrainingStart[]): boolean {
  const scripts = all.filter(({ module }) => modules[module]!.cells === undefined)
  return scripts.length > 0 && scripts.every(({ kind }) => kind === 'unreached')
}

/** Notebooks explore; they count as the training only where there is no other. */
function startsOf({ modules }: Code, starts: readonly TrainingStart[]): readonly TrainingStart[] {
  const scripts = starts.filter(({ module }) => modules[module]!.cells === undefined)
  return scripts.length > 0 ? scripts : starts
}

function look(facts: Needed, starts: readonly TrainingStart[]): Seen {
  const withParameters = startsWithParameters(facts, starts)
  const modules = new Set([...starts.map(({ module }) => module), ...calledFrom(facts, starts)])
  const fixed = fixedOutputs(facts, modules)
  const copied = copiedProject(facts.files, 'its settings') !== undefined
  const at = parameterPlace(
    facts,
    withParameters.map(({ module }) => module),
  )
  return {
    starts,
    withParameters,
    parameterAt: at,
    outputs: ownOutputs(facts, modules),
    fixed,
    // In a copy of another project these belong to that one.
    environment: copied ? undefined : repeatableEnvironment(facts),
    launchers: copied ? [] : launchers(facts, facts),
    collisions: collisions(facts, modules),
    onlyNotebooks: starts.length > 0 && starts.every(({ module }) => facts.modules[module]!.cells !== undefined),
  }
}

/** Modules of the project that the starts call. */
function calledFrom({ names }: Code, starts: readonly TrainingStart[]): number[] {
  const from = new Set(starts.map(({ module }) => module))
  return names.calls.flatMap(({ module, to }) => (to !== undefined && from.has(module) ? [to.module] : []))
}

function isApart({ outputs, fixed }: Seen): boolean {
  return outputs.length > 0 && fixed.length === 0
}

function launcherShare({ launchers }: Seen): number {
  if (launchers.some(({ kind }) => kind === 'runs')) return 1
  return launchers.length > 0 ? WITHIN : 0
}

function grade(seen: Seen): Reasoned {
  const { starts, withParameters, environment } = seen
  const share = starts.length === 0 ? 0 : withParameters.length / starts.length
  const rest = (isApart(seen) ? OUTPUTS : 0) + (environment ? ENVIRONMENT : 0) + LAUNCHER * launcherShare(seen)
  const has = [
    `${withParameters.length} of ${starts.length} starts of a training take parameters`,
    ...(isApart(seen) ? ['runs write apart'] : []),
    ...(environment ? ['the environment can be built again'] : []),
    ...(launcherShare(seen) === 1
      ? ['something starts several runs']
      : launcherShare(seen) > 0
        ? ['one run is spread over processes']
        : []),
  ]
  return { value: share > 0 ? PARAMETERS * share + rest : Math.min(rest, 0.2), because: has.join('; ') }
}

function evidence(seen: Seen): Evidence[] {
  const { starts, withParameters, parameterAt, outputs, fixed, environment, launchers, onlyNotebooks } = seen
  const takes = withParameters.length > 0
  const [first] = starts.filter((start) => !withParameters.includes(start))
  return [
    ...(takes
      ? [
          {
            message: `${withParameters.length} of ${starts.length} starts of a training take parameters from outside`,
            ...(parameterAt && { at: parameterAt }),
            level: 'used' as const,
          },
        ]
      : []),
    ...(first
      ? [
          {
            message: onlyNotebooks
              ? 'training stands in notebooks only, with parameters in the code'
              : 'this training takes no parameters from outside',
            at: first.at,
            against: true,
          },
        ]
      : []),
    ...outputs.slice(0, 1).map(({ message, at }) => ({ message, at, level: 'used' as const })),
    ...fixed.slice(0, 2).map(({ message, at }) => ({ message, at, against: true })),
    ...(environment ? [environment] : []),
    ...[...launchers]
      .sort((a, b) => Number(b.kind === 'runs') - Number(a.kind === 'runs'))
      .slice(0, 2)
      .map((one) => one.evidence),
  ]
}

function missing(seen: Seen): string[] {
  const { starts, withParameters, environment } = seen
  return [
    ...(withParameters.length === starts.length ? [] : ['parameters from the command line or a file']),
    ...(isApart(seen) ? [] : ['a folder or name of its own for each run']),
    ...(environment ? [] : ['an environment that another machine can build']),
    ...(launcherShare(seen) === 1 ? [] : ['something that starts several runs']),
  ]
}

function nextStep(seen: Seen): NextStep | undefined {
  const [first] = missing(seen)
  if (first === undefined) return undefined
  if (seen.withParameters.length === 0)
    return { action: 'Take parameters of the training from the command line or from a file', effort: 'medium' }
  if (!isApart(seen)) return { action: 'Give each run an output folder of its own, by an option', effort: 'small' }
  if (!seen.environment)
    return { action: 'Lock the environment of the training, or build it in a container', effort: 'small' }
  if (launcherShare(seen) < 1)
    return { action: 'Add a sweep or a job array that starts several runs', effort: 'medium' }
  return { action: 'Let the remaining starts of a training take parameters from outside', effort: 'small' }
}

function finding({ message, at }: OutputSign): FoundPlace {
  return {
    message: `${message}; write into a folder of the run`,
    at,
    risk: 'moderate',
    value: 0,
    lines: 0,
    content: `fixed output ${message}`,
  }
}
