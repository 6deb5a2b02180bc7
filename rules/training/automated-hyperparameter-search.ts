import type { Dependency } from '../../src/facts/types/dependencies.ts'
import type { Evidence, GradedVerdict, NextStep, Reasoned } from '../../src/model.ts'
import { definePractice } from '../../src/rule.ts'
import { declaredEvidence, declaredTools } from '../shared/evidence/declared.ts'
import { type Code, useEvidence } from '../shared/evidence/use.ts'
import { type Rung, standsOn } from '../shared/ladder.ts'
import { trainsNothing } from '../shared/profile/applies.ts'
import { projectCoverage } from '../shared/training/projects.ts'
import { type TrainingStart, trainingStarts } from '../shared/training/starts.ts'
import { type Leak, leakFinding, searchesOnAllData } from '../shared/tuning/leak.ts'
import { consumesBest, keepsConfigured, keepsTrials } from '../shared/tuning/outcome.ts'
import {
  type Configured,
  handMadeSearches,
  ownSearches,
  type Search,
  searchesConfigured,
  searchesRun,
  searchesSetUp,
  shellSweeps,
} from '../shared/tuning/searches.ts'

/** A leak makes the outcome of the search too good: a class of smells (practices.md, section 2.3). */
const LEAK_PENALTY = 0.1

export default definePractice({
  id: 'training/automated-hyperparameter-search',
  number: 18,
  title: 'Automate Hyper-Parameter Optimisation',
  why: `Hyper-parameters that were found by hand are neither the best ones nor can anybody tell how they came about. A search that a program runs can be repeated on new data, and it leaves its trials behind.`,
  how: `By calls that run a search (scikit-learn, Optuna, Hyperopt, Ray Tune, Keras Tuner, sweeps of Weights & Biases and others), and by files that describe one (sweepers of Hydra, sweeps, Katib, NNI).
Scale: only declared, set up but never run, or run where a package happens to be installed 0.2; loops of one's own over values 0.25; loops in a shell script 0.3; a search in a notebook, or of one parameter by an estimator with CV in its name 0.4; in code that no entry point reaches, or of its own making (an option such as --evolve, a function named for it), 0.45; reached from an entry point, or described in a tracked file, 0.65; and all trials are kept 0.8; and the program itself takes over the best ones 1.0. A search that is given the test data as well loses 0.1.
Where several top folders train, the share of them with a search counts. Not judged: libraries, courses, and code that trains nothing.`,
  fix: `Replace loops of your own by a study that keeps its trials, with a seeded sampler, and let the final training read the best parameters from it. Search on training data with a validation split; the test set comes last and once.`,
  example: `study = optuna.create_study(
    storage="sqlite:///study.db", study_name="churn", load_if_exists=True,
    direction="maximize", sampler=optuna.samplers.TPESampler(seed=0))
study.optimize(objective, n_trials=50)
model = train(**study.best_params)`,
  sources: ['SE-ML catalogue, practice 18: Automate Hyper-Parameter Optimisation (se-ml.github.io/practices)'],
  catalogue: {
    difficulty: 'medium',
    effects: [],
    observability: 'static',
    related: ['training-code-reviewed', 'automated-model-configuration'],
  },
  needs: ['profile', 'names', 'modules', 'pipelines', 'dependencies'],
  check({ profile, pipelines, dependencies, ...code }) {
    const none = trainsNothing(profile)
    if (none !== undefined) return none
    const configured = searchesConfigured(pipelines)
    return verdict({
      code,
      starts: trainingStarts(code, profile),
      runs: searchesRun(code),
      configured,
      keptByFiles: keepsConfigured(code, pipelines, configured),
      setUp: searchesSetUp(code).map(({ tuner, call }) => useEvidence(code, call, `${tuner.name} is set up`)),
      loops: handMadeSearches(code),
      sweeps: shellSweeps(pipelines),
      own: ownSearches(code, profile.training),
      declared: declaredTools(dependencies, TUNING_PACKAGES),
      leaks: searchesOnAllData(code),
    })
  },
})

interface Seen {
  readonly code: Code
  readonly starts: readonly TrainingStart[]
  readonly runs: readonly Search[]
  readonly configured: readonly Configured[]
  /** What files describe keeps its trials. */
  readonly keptByFiles: boolean
  readonly setUp: readonly Evidence[]
  readonly loops: ReturnType<typeof handMadeSearches>
  readonly sweeps: ReturnType<typeof shellSweeps>
  readonly own: ReturnType<typeof ownSearches>
  readonly declared: readonly Dependency[]
  readonly leaks: readonly Leak[]
}

/** Packages that do nothing but search; those that can do much else say nothing by being listed. */
const TUNING_PACKAGES =
  /^(optuna|hyperopt|scikit-optimize|bayesian-optimization|keras-tuner|nevergrad|smac|ax-platform|botorch|sherpa|orion|syne-tune|nni|talos|flaml|hydra-optuna-sweeper|hydra-ax-sweeper)$/

function verdict(seen: Seen): GradedVerdict {
  const base = rung(seen)
  const coverage = base.value > 0 ? covered(seen) : undefined
  const step = nextStep(seen, base.value)
  return {
    status: 'graded',
    base,
    ...(coverage && { coverage }),
    penalties: seen.leaks.length === 0 ? [] : [{ value: LEAK_PENALTY, because: 'a search is given the test data too' }],
    confidence: seen.runs.length + seen.configured.length > 0 ? 'high' : 'medium',
    evidence: evidence(seen),
    missing: missing(seen, base.value),
    findings: seen.leaks.map(leakFinding),
    ...(step && { nextStep: step }),
  }
}

/** What is there where no search is seen to run. */
const LADDER: readonly Rung<Seen>[] = [
  {
    holds: ({ keptByFiles }) => keptByFiles,
    value: 0.8,
    because: 'a tracked file describes the search, and its tool keeps all trials',
  },
  { holds: ({ configured }) => configured.length > 0, value: 0.65, because: 'a tracked file describes the search' },
  { holds: ({ own }) => own.length > 0, value: 0.45, because: 'the training has a search of its own making' },
  { holds: ({ sweeps }) => sweeps.length > 0, value: 0.3, because: 'a shell script loops over values' },
  { holds: ({ loops }) => loops.length > 0, value: 0.25, because: 'values are tried out in loops of its own' },
  {
    holds: ({ runs }) => runs.length > 0,
    value: 0.2,
    because: 'a search runs only where a package happens to be installed',
  },
  { holds: ({ setUp }) => setUp.length > 0, value: 0.2, because: 'a search is set up, and nothing here runs it' },
  { holds: ({ declared }) => declared.length > 0, value: 0.2, because: 'a tool is declared, and not used' },
]

function rung(seen: Seen): Reasoned {
  const best = strongestRun(seen.runs)
  if (best !== undefined && best.level !== 'declared') return runRung(seen, best)
  return standsOn(LADDER, seen) ?? { value: 0, because: 'nothing searches for hyper-parameters' }
}

/** A full search before a narrow one, then by rung of the ladder. */
function strongestRun(runs: readonly Search[]): Search | undefined {
  const rank = ({ tuner, level }: Search): number =>
    (level === 'declared' ? 0 : 4) + (tuner.narrow ? 0 : 2) + (level === 'integrated' ? 1 : 0)
  return runs.reduce<Search | undefined>((best, one) => (best && rank(best) >= rank(one) ? best : one), undefined)
}

function runRung({ code, configured }: Seen, { tuner, level, call }: Search): Reasoned {
  if (tuner.narrow) return { value: 0.4, because: `${tuner.name} tunes one parameter` }
  if (call.role === 'notebook') return { value: 0.4, because: 'a search runs in a notebook' }
  if (level === 'used' && configured.length === 0)
    return { value: 0.45, because: 'a search is in the code, and no entry point reaches it' }
  if (!keepsTrials(code, call, tuner)) return { value: 0.65, because: 'a program searches; its trials are not kept' }
  return consumesBest(code, call)
    ? { value: 1, because: 'a program searches, keeps all trials and goes on with the best' }
    : { value: 0.8, because: 'a program searches and keeps all trials' }
}

function covered({ code, starts, runs, configured, loops, own }: Seen): GradedVerdict['coverage'] {
  const searching = [...[...runs, ...loops].map(({ call }) => call.module), ...own.map(({ module }) => module)]
  return configured.length > 0
    ? undefined
    : projectCoverage(code, starts, searching, 'top folders that train search for hyper-parameters')
}

function evidence(seen: Seen): Evidence[] {
  const found = [...searchEvidence(seen), ...handMadeEvidence(seen), ...unusedEvidence(seen)]
  const leaking = seen.leaks
    .slice(0, 2)
    .map(
      ({ at, data }): Evidence => ({ message: `the search is given ${data}, test data included`, at, against: true }),
    )
  const none: Evidence = { message: 'no search for hyper-parameters in code, scripts or configuration', against: true }
  return found.length === 0 ? [none] : [...found, ...leaking]
}

/** The strongest search, those of other tools, and what is configured. */
function searchEvidence({ code, runs, configured }: Seen): Evidence[] {
  const best = strongestRun(runs)
  const others = runs.filter(({ tuner }) => tuner !== best?.tuner).slice(0, 2)
  const searches = best === undefined ? [] : [best, ...others]
  return [
    ...searches.map(({ call, tuner }) => useEvidence(code, call, `a search runs: ${tuner.name}`)),
    ...configured.slice(0, 2).map(({ evidence }) => evidence),
  ]
}

function handMadeEvidence({ own, sweeps, loops }: Seen): Evidence[] {
  return [
    ...own.slice(0, 1).map(({ at, what }) => said(`${what} starts a search of its own making`, at)),
    ...sweeps.slice(0, 1).map(({ at, variable }) => said(`a shell script loops over values of "${variable}"`, at)),
    ...loops.slice(0, 1).map(({ at, parameter }) => said(`a loop tries values of "${parameter}"`, at)),
  ]
}

function unusedEvidence({ runs, setUp, declared }: Seen): Evidence[] {
  if (runs.length > 0) return []
  return setUp.length > 0 ? setUp.slice(0, 1) : declared.slice(0, 2).map(declaredEvidence)
}

function said(message: string, at: Evidence['at']): Evidence {
  return { message, level: 'used', ...(at && { at }) }
}

function missing({ runs }: Seen, base: number): string[] {
  return [
    ...(base >= 0.4 ? [] : ['a call that runs a search, or a file that describes one']),
    ...(base >= 0.65 || runs.length === 0 ? [] : ['a search that an entry point reaches']),
    ...(base >= 0.8 ? [] : ['trials that are kept (storage of a study, tracker, cv_results_ written to a file)']),
    ...(base >= 1 ? [] : ['code that goes on with the best parameters (best_params, best_estimator_)']),
  ]
}

function nextStep({ runs }: Seen, base: number): NextStep | undefined {
  if (base >= 1) return undefined
  if (base >= 0.8) return { action: 'Let the training read the best parameters from the search', effort: 'small' }
  if (base >= 0.65)
    return { action: 'Keep all trials: give the study a storage, or log them to a tracker', effort: 'small' }
  if (runs.length > 0) return { action: 'Move the search into a script that can be started by itself', effort: 'small' }
  return { action: 'Write a script that searches with Optuna and keeps its trials', effort: 'medium' }
}
