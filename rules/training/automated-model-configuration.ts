import type { Dependency } from '../../src/facts/types/dependencies.ts'
import type { ResolvedCall } from '../../src/facts/types/names.ts'
import type { Evidence, FoundPlace, NextStep, Reasoned } from '../../src/model.ts'
import { definePractice } from '../../src/rule.ts'
import { type Candidates, candidatesOf } from '../shared/automl/candidates.ts'
import { modelsInGrid } from '../shared/automl/models-in-grid.ts'
import { type Choice, searchedStructure } from '../shared/automl/structure.ts'
import { AUTOML_PACKAGES, AUTOML_ROOTS, autoMlOf } from '../shared/automl/tools.ts'
import { declaredEvidence, declaredTools } from '../shared/evidence/declared.ts'
import { bestUses, type Code, useEvidence, useLevel } from '../shared/evidence/use.ts'
import { type Rung, standsOn } from '../shared/ladder.ts'
import { callsOf, isReachedFromEntry } from '../shared/names.ts'
import { placeName } from '../shared/place-name.ts'
import { trainsNothing } from '../shared/profile/applies.ts'
import { trackerOf } from '../shared/tracking/trackers.ts'

/** It is often reasonable not to do it (practices.md, practice 19). */
const OPTIONAL: Reasoned = { value: 0.5, because: 'many good models need no search for their structure' }

/** What keeps the results of all candidates. */
const KEEPS = /(^|\.)(leaderboard|cv_results|trials_dataframe|to_csv|to_json|to_parquet)$/

export default definePractice({
  id: 'training/automated-model-configuration',
  number: 19,
  title: 'Automate Configuration of Algorithms or Model Structure',
  why: `Which algorithm or structure suits is tried out anyway. A program tries more of them, all on the same split, and can do so again when the data change.`,
  how: `Looks for tools that choose an algorithm or build a structure (auto-sklearn, AutoGluon, H2O, TPOT, FLAML, PyCaret, AutoKeras, NNI and others), for searches that vary the kind or the layers of a model, in a grid with several models too, and for loops over three or more models. "AutoModel" and "AutoTokenizer" of transformers choose nothing.
Scale: a tool is declared, or used where it happens to be installed 0.2; a loop over models whose results somebody compares 0.3; a search in a notebook 0.4; in code that no entry point reaches 0.45; a loop from which the program picks the best 0.5; a search that an entry point reaches 0.8; and the results of all candidates are kept 1.0. Three or more models that are fitted one by one are a finding.
Not doing it is often reasonable, so the practice counts 0.5 in the means.`,
  fix: `Where you compare several algorithms by hand, loop over them with the same folds, keep all results and let the program pick. Leave it where one structure is given by the task.`,
  example: `scores = {name: cross_val_score(model, X, y, cv=folds).mean()
          for name, model in CANDIDATES.items()}
pd.Series(scores).to_csv("leaderboard.csv")
best = CANDIDATES[max(scores, key=scores.get)].fit(X, y)`,
  sources: [
    'SE-ML catalogue, practice 19: Automate Configuration of Algorithms or Model Structure (se-ml.github.io/practices)',
  ],
  catalogue: {
    difficulty: 'advanced',
    effects: [],
    observability: 'static',
    related: ['automated-hyperparameter-search'],
  },
  needs: ['profile', 'modules', 'names', 'dependencies'],
  check({ profile, modules, names, dependencies }) {
    const open = trainsNothing(profile)
    if (open !== undefined) return open
    const code = { modules, names }
    const inGrids = modelsInGrid(code)
    const seen: Seen = {
      code,
      runs: bestUses(
        names,
        callsOf(names, AUTOML_ROOTS).filter(({ name }) => autoMlOf(name) !== undefined),
      ),
      structure: [...searchedStructure(code), ...inGrids],
      candidates: candidatesOf(code).filter(({ module }) => !inGrids.some((grid) => grid.module === module)),
      declared: declaredTools(dependencies, AUTOML_PACKAGES),
    }
    const step = nextStep(seen)
    return {
      status: 'graded',
      base: rung(seen),
      weight: OPTIONAL,
      confidence: seen.runs.length > 0 ? 'high' : 'medium',
      evidence: evidence(seen),
      missing: rung(seen).value >= 1 ? [] : ['a search over algorithms or structures that keeps all results'],
      findings: seen.candidates.filter(({ how }) => how === 'copied').map(finding),
      ...(step && { nextStep: step }),
    }
  },
})

interface Seen {
  readonly code: Code
  /** Runs of tools, on the highest rung that any reaches. */
  readonly runs: readonly ResolvedCall[]
  readonly structure: readonly Choice[]
  readonly candidates: readonly Candidates[]
  readonly declared: readonly Dependency[]
}

function rung(seen: Seen): Reasoned {
  return (
    chosenByProgram(seen) ?? standsOn(LADDER, seen) ?? { value: 0, because: 'nothing chooses algorithm or structure' }
  )
}

/** A tool, or a search over structures, that runs from an entry point. */
function chosenByProgram({ code, runs: [run], structure }: Seen): Reasoned | undefined {
  if (run && useLevel(code.names, run) === 'integrated')
    return searched(code, run.module, `${autoMlOf(run.name)!.name} runs from an entry point`)
  const reached = structure.find((choice) => isReached(code, choice))
  return reached && searched(code, reached.module, `${reached.message}, from an entry point`)
}

const LADDER: readonly Rung<Seen>[] = [
  {
    holds: ({ candidates }) => candidates.some(({ how }) => how === 'picked'),
    value: 0.5,
    because: 'the program picks the best of several models',
  },
  { holds: (seen) => runsApart(seen) && seen.runs[0]?.role !== 'notebook', value: 0.45, because: fromNoEntry },
  { holds: runsApart, value: 0.4, because: fromNoEntry },
  { holds: ({ structure }) => structure.length > 0, value: 0.4, because: ({ structure }) => structure[0]!.message },
  {
    holds: ({ candidates }) => candidates.some(({ how }) => how === 'looped'),
    value: 0.3,
    because: 'a loop fits several models, and somebody compares them',
  },
  {
    holds: ({ runs, declared }) => runs.length + declared.length > 0,
    value: 0.2,
    because: 'a tool is declared or optional, and not used',
  },
]

function runsApart({ code, runs: [run] }: Seen): boolean {
  return run !== undefined && useLevel(code.names, run) === 'used'
}

function fromNoEntry({ runs }: Seen): string {
  return `${autoMlOf(runs[0]!.name)!.name} runs, from no entry point`
}

function isReached({ modules, names }: Code, { module, unit }: Choice): boolean {
  return modules[module]!.cells === undefined && isReachedFromEntry(names, { module, unit } as ResolvedCall)
}

function searched({ modules, names }: Code, module: number, because: string): Reasoned {
  const keeps =
    modules[module]!.calls.some(({ callee }) => KEEPS.test(callee)) ||
    names.calls.some((call) => call.module === module && trackerOf(call.name)?.hosted)
  return keeps
    ? { value: 1, because: `${because}, and the results of all candidates are kept` }
    : { value: 0.8, because }
}

function evidence({ code, runs, structure, candidates, declared }: Seen): Evidence[] {
  const found: Evidence[] = [
    ...runs.slice(0, 2).map((call) => useEvidence(code, call, `${autoMlOf(call.name)!.name} chooses the model`)),
    ...structure.slice(0, 2).map(({ message, at }) => ({ message, at, level: 'used' as const })),
    ...candidates
      .filter(({ how }) => how !== 'copied')
      .slice(0, 2)
      .map(({ message, at }) => ({ message: `${message}, in a loop`, at, level: 'used' as const })),
    ...declared.slice(0, 2).map(declaredEvidence),
  ]
  return found.length > 0 ? found : [{ message: 'no search over algorithms or structures', against: true }]
}

function nextStep({ candidates, runs, structure }: Seen): NextStep | undefined {
  const copied = candidates.find(({ how }) => how === 'copied')
  if (copied)
    return {
      action: `Fit the models of ${placeName(copied.at)} in one loop with the same folds, and let it pick the best`,
      effort: 'medium',
    }
  const looped = candidates.find(({ how }) => how === 'looped')
  if (looped)
    return { action: `Let the loop of ${placeName(looped.at)} keep all results and pick the best`, effort: 'small' }
  if (runs.length + structure.length > 0) return undefined
  return {
    action: 'Where several algorithms come into question, loop over them in one search (optional)',
    effort: 'medium',
  }
}

function finding({ names, at }: Candidates): FoundPlace {
  return {
    message: `${names.slice(0, 4).join(', ')} are fitted one by one and compared by eye; loop over them`,
    at,
    risk: 'low',
    value: names.length,
    lines: 0,
    content: `models one by one ${names.join(' ')}`,
  }
}
