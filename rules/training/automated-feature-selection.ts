import type { Dependency } from '../../src/facts/types/dependencies.ts'
import type { ResolvedCall } from '../../src/facts/types/names.ts'
import type { Profile } from '../../src/facts/types/profile.ts'
import type { Evidence, FoundPlace, NextStep, OpenVerdict, Reasoned } from '../../src/model.ts'
import { definePractice } from '../../src/rule.ts'
import { declaredEvidence, declaredTools } from '../shared/evidence/declared.ts'
import { type Code, placeOf } from '../shared/evidence/use.ts'
import { type FeatureCall, featureCalls, fittedBeforeSplit } from '../shared/features/selection.ts'
import { FEATURE_PACKAGES } from '../shared/features/selectors.ts'
import { trainsNetworksOnly } from '../shared/models/networks.ts'
import { trainsNothing } from '../shared/profile/applies.ts'
import { projectCoverage } from '../shared/training/projects.ts'
import { trainingStarts } from '../shared/training/starts.ts'

/** A selector that has seen the test data makes the score too good. */
const LEAK_PENALTY = 0.1

export default definePractice({
  id: 'training/automated-feature-selection',
  number: 17,
  title: 'Automate Feature Generation and Selection',
  why: `Features that were chosen by hand reflect what somebody thought of, and stay when the data have moved on. A program that generates and selects them can be run again.`,
  how: `Looks for calls that select features (SelectKBest, RFE, Boruta and others), generate them (featuretools, tsfresh and others), or do so inside AutoML. Networks that learn from raw data have no features to select: there the practice does not apply.
Scale: a package is declared, or a model with an L1 penalty is fitted, 0.2; components such as PCA, which mix columns rather than select them, 0.3; a call in a notebook 0.35; in code, or a loop that tries subsets of columns, 0.5; inside a pipeline that is fitted anew on each fold of a search or cross-validation 0.8; and a pipeline stage writes the list of features 1.0. A selector that is fitted before the data are split loses 0.1.`,
  fix: `Put a selector into the pipeline of the model, and let the search choose how many features it keeps: then it never sees the fold that judges it.`,
  example: `pipeline = make_pipeline(StandardScaler(), SelectKBest(),
                         LogisticRegression())
search = GridSearchCV(pipeline, {"selectkbest__k": [5, 10, 20, "all"]},
                      scoring="f1")`,
  sources: ['SE-ML catalogue, practice 17: Automate Feature Generation and Selection (se-ml.github.io/practices)'],
  catalogue: { difficulty: 'advanced', effects: [], observability: 'static', related: ['feature-ownership-docs'] },
  needs: ['profile', 'modules', 'names', 'pipelines', 'dependencies'],
  check({ profile, modules, names, pipelines, dependencies }) {
    const code = { modules, names }
    const calls = featureCalls(code, pipelines)
    const open = trainsNothing(profile) ?? onRawData(profile, calls)
    if (open !== undefined) return open
    const leaks = fittedBeforeSplit(code)
    const seen: Seen = { code, calls, leaks, declared: declaredTools(dependencies, FEATURE_PACKAGES) }
    const doing = calls.map(({ call }) => call.module)
    const coverage = projectCoverage(code, trainingStarts(code, profile), doing, 'top folders that train do so')
    const step = nextStep(seen)
    return {
      status: 'graded',
      base: rung(seen),
      ...(coverage && calls.length > 0 && { coverage }),
      penalties: leaks.length > 0 ? [{ value: LEAK_PENALTY, because: 'a selector has seen the test data' }] : [],
      confidence: 'high',
      evidence: evidence(seen),
      missing: rung(seen).value >= 0.8 ? [] : ['a selector inside the pipeline that is cross-validated'],
      findings: leaks.map((call) => finding(code, call)),
      ...(step && { nextStep: step }),
    }
  },
})

interface Seen {
  readonly code: Code
  readonly calls: readonly FeatureCall[]
  /** Selectors that are fitted before the split. */
  readonly leaks: readonly ResolvedCall[]
  readonly declared: readonly Dependency[]
}

/** Networks learn their features from raw data, unless something selects some all the same. */
function onRawData(profile: Profile, calls: readonly FeatureCall[]): OpenVerdict | undefined {
  if (!trainsNetworksOnly(profile) || calls.some(({ kind }) => kind !== 'compresses' && kind !== 'shrinks'))
    return undefined
  return {
    status: 'not-applicable',
    reason: 'only networks are trained, and they learn from raw data: there are no features to generate or select',
  }
}

function rung({ calls, declared }: Seen): Reasoned {
  const best = calls.map((one) => worthOf(one)).sort((a, b) => b.value - a.value)[0]
  if (best !== undefined) return best
  if (declared.length > 0) return { value: 0.2, because: 'a package is declared, and not used' }
  return { value: 0, because: 'features are neither generated nor selected by a program' }
}

function worthOf({ call, kind, inFolds, stage }: FeatureCall): Reasoned {
  if (kind === 'compresses') return { value: 0.3, because: 'columns are compressed, not selected' }
  if (kind === 'shrinks') return { value: 0.2, because: 'an L1 penalty may set weights to zero, nothing else selects' }
  if (stage) return { value: 1, because: `stage "${stage.name}" writes the list of features` }
  if (inFolds) return { value: 0.8, because: 'features are selected within each fold' }
  if (call.role === 'notebook') return { value: 0.35, because: 'features are selected or generated in a notebook' }
  return {
    value: 0.5,
    because: kind === 'searches' ? 'a loop tries subsets of columns' : 'a program selects or generates features',
  }
}

const WHAT: Readonly<Record<FeatureCall['kind'], string>> = {
  selects: 'selects features',
  generates: 'generates features',
  compresses: 'compresses columns, and selects none',
  shrinks: 'may set weights of features to zero',
  automl: 'selects features along with the model',
  searches: 'tries subsets of columns in a loop',
}

function evidence({ code, calls, leaks, declared }: Seen): Evidence[] {
  const ranked = [...calls].sort((a, b) => worthOf(b).value - worthOf(a).value)
  const byName = new Map(ranked.toReversed().map((one) => [one.call.name, one]))
  const best = [...byName.values()].toReversed().slice(0, 3)
  const found: Evidence[] = best.map(({ call, kind, inFolds }) => ({
    message: `\`${call.name}\` ${WHAT[kind]}${inFolds ? ', within each fold' : ''}`,
    at: placeOf(code.modules, call),
    level: inFolds ? 'integrated' : 'used',
  }))
  const declares = calls.length > 0 ? [] : declared.slice(0, 2).map(declaredEvidence)
  const against = leaks.slice(0, 2).map((call) => ({
    message: `\`${call.name}\` is fitted before the data are split`,
    at: placeOf(code.modules, call),
    against: true,
  }))
  const all = [...found, ...declares, ...against]
  return all.length > 0 ? all : [{ message: 'nothing generates or selects features by program', against: true }]
}

function nextStep(seen: Seen): NextStep | undefined {
  if (seen.leaks.length > 0)
    return {
      action: 'Move the selector into the pipeline, so that it is fitted on training data alone',
      effort: 'small',
    }
  const { value } = rung(seen)
  if (value >= 1) return undefined
  if (value >= 0.8)
    return { action: 'Let a stage write the list of selected features to a tracked file', effort: 'small' }
  return {
    action: 'Put a selector into the pipeline of the model, and let the search choose its size',
    effort: 'small',
  }
}

function finding({ modules }: Code, call: ResolvedCall): FoundPlace {
  const at = placeOf(modules, call)
  return {
    message: `\`${call.name}\` is fitted before the data are split, so it has seen the test data; put it into the pipeline`,
    at,
    risk: 'high',
    value: 0,
    lines: 0,
    content: `selector before split ${call.name}`,
  }
}
