import type { CiFacts } from '../../../src/facts/types/ci.ts'
import type { ResolvedCall } from '../../../src/facts/types/names.ts'
import type { ModuleFacts } from '../../../src/facts/types.ts'
import type { Evidence } from '../../../src/model.ts'
import { isOnSchedule } from '../ci/scheduled.ts'
import { type Code, useEvidence, writtenCall } from '../evidence/use.ts'
import { callsOf } from '../names.ts'
import { isRaisedAfter } from './stops.ts'

/** One of the questions: how far it is answered. */
export interface Facet {
  readonly name: 'complete' | 'balanced' | 'distributed'
  readonly value: number
  readonly how: string
  readonly evidence?: Evidence
  /** What is to be computed. */
  readonly wanted: string
}

const FRAME = '(DataFrame|Series|LazyFrame|GroupBy)'
const COMPLETE = new RegExp(
  `${FRAME}\\.(isna|isnull|notna|notnull|null_count|nunique|duplicated)$|^(great_expectations|deepchecks|ydata_profiling|pandas_profiling|sweetviz|missingno|whylogs)\\..*`,
)
const BALANCED = new RegExp(`${FRAME}\\.value_counts$|^numpy\\.(bincount|unique)$`)
const RESPONDS =
  /^(sklearn\.model_selection\.(Stratified\w+|RepeatedStratified\w+|StratifiedGroupKFold)|imblearn\.(over_sampling|under_sampling|combine)\.\w+|torch\.utils\.data(\.sampler)?\.WeightedRandomSampler|sklearn\.utils(\.class_weight)?\.compute_(class|sample)_weight)$/
const DISTRIBUTED =
  /^(evidently|alibi_detect|nannyml|frouros|deepchecks|whylogs|zenml\.integrations\.(evidently|deepchecks|whylogs))\.(?!.*(collector|ui)\.).*|^tensorflow_data_validation\.(generate_statistics_\w+|validate_statistics|get_(drift|skew)_comparator|visualize_statistics)$|^scipy\.stats\.(ks_2samp|chisquare|chi2_contingency|wasserstein_distance|anderson_ksamp|mannwhitneyu)$|^scipy\.spatial\.distance\.jensenshannon$|^statsmodels\..*variance_inflation_factor$/
const PROFILE = /profiling|sweetviz|missingno|visualize_statistics/
const CLASSIFIES =
  /Classifier(\.fit)?$|LogisticRegression|\.(SVC|GaussianNB|MultinomialNB)|^torch\.nn\.(CrossEntropyLoss|BCE\w*|NLLLoss)$|cross_entropy|CrossEntropy|classification_report$|ForSequenceClassification/

/** The questions that apply; balance only where classes are predicted. */
export function distributionFacets(code: Code, ci: CiFacts): Facet[] {
  const classifies = callsOf(code.names, CLASSIFIES).length > 0
  return [
    computed(code, ci, 'complete', COMPLETE, 'the share of missing values in each column'),
    ...(classifies ? [balance(code, ci)] : []),
    distributed(code, ci),
  ]
}

/** Functions of the project that are named after a comparison of distributions. */
const OWN_DRIFT =
  /(^|[._])(psi|population_stability\w*|\w*(data|feature|concept|target|label|prediction)_drift\w*|drift_(check|score|report|detected)|(detect|check|compute|calculate|measure)_\w*drift)$/i

function distributed(code: Code, ci: CiFacts): Facet {
  const wanted = 'a comparison of new data with those of training'
  const found = computed(code, ci, 'distributed', DISTRIBUTED, wanted)
  const own = code.names.calls.find(
    ({ origin, role, name }) => origin === 'first-party' && /^(source|notebook)$/.test(role) && OWN_DRIFT.test(name),
  )
  if (own === undefined || found.value > 0) return found
  const { value, how } = rate(code, ci, own)
  const evidence = useEvidence(code, own, `${how} with \`${own.name}\``)
  return { name: 'distributed', value, how, wanted, evidence }
}

function balance(code: Code, ci: CiFacts): Facet {
  const counted = computed(code, ci, 'balanced', BALANCED, 'the share of each class')
  if (counted.value >= ANSWERED) return counted
  const responds = callsOf(code.names, RESPONDS).find(({ guarded }) => !guarded) ?? stratified(code)
  if (responds === undefined) return counted
  return {
    ...counted,
    value: ANSWERED,
    how: 'answered by sampling or weights',
    evidence: useEvidence(code, responds, `imbalance is answered with \`${responds.name}\``),
  }
}

/** Half of what a check that can stop a run is worth (practices.md, practice 2). */
const ANSWERED = 0.35

function stratified(code: Code): ResolvedCall | undefined {
  return callsOf(code.names, /./).find((call) =>
    writtenCall(code.modules, call).arguments.some(
      ({ keyword, value }) =>
        (keyword === 'stratify' && value !== null) ||
        (keyword === 'class_weight' && value !== null && value !== undefined),
    ),
  )
}

function computed(code: Code, ci: CiFacts, name: Facet['name'], pattern: RegExp, wanted: string): Facet {
  const rated = callsOf(code.names, pattern)
    .filter(({ guarded }) => !guarded)
    .map((call) => ({ call, ...rate(code, ci, call) }))
  const best = rated.reduce<(typeof rated)[number] | undefined>(
    (top, one) => (top === undefined || one.value > top.value ? one : top),
    undefined,
  )
  if (best === undefined) return { name, value: 0, how: 'not asked', wanted }
  const evidence = useEvidence(code, best.call, `${best.how} with \`${best.call.name}\``)
  return { name, value: best.value, how: best.how, wanted, evidence }
}

/** Nothing takes the result, neither of the call nor of the chain that it begins: `frame.isna().sum()`. */
function isForDisplay({ modules }: Code, call: ResolvedCall): boolean {
  const { callee, unused, line } = writtenCall(modules, call)
  const chain = modules[call.module]!.calls.filter((one) => one.line === line && one.callee.startsWith(`${callee}()`))
  return unused === true || chain.some((one) => one.unused === true)
}

/** What the result of a call is good for. */
function rate(code: Code, ci: CiFacts, call: ResolvedCall): { value: number; how: string } {
  const facts = code.modules[call.module]!
  if (isOnSchedule(ci, facts.path)) return { value: 0.8, how: 'computed on a schedule' }
  if (canStop(facts, call)) return { value: 0.7, how: 'computed and able to stop a run' }
  return isForDisplay(code, call) || isLookedAt(call)
    ? { value: 0.2, how: 'looked at' }
    : { value: 0.45, how: 'computed' }
}

function canStop(facts: ModuleFacts, { unit, line }: ResolvedCall): boolean {
  return facts.assertions.some((one) => one.line === line && !one.constant) || isRaisedAfter(facts, unit, line)
}

/** Reports to read, and counts in a notebook. */
function isLookedAt({ name, role }: ResolvedCall): boolean {
  return PROFILE.test(name) || (role === 'notebook' && /value_counts|isna|isnull|nunique|unique/.test(name))
}
