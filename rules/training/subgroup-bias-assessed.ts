import type { CiFacts } from '../../src/facts/types/ci.ts'
import type { Dependency } from '../../src/facts/types/dependencies.ts'
import type { ResolvedCall } from '../../src/facts/types/names.ts'
import type { ModuleFacts } from '../../src/facts/types.ts'
import type { Evidence, Location, NextStep, Reasoned } from '../../src/model.ts'
import { definePractice } from '../../src/rule.ts'
import { declaredEvidence, declaredTools } from '../shared/evidence/declared.ts'
import type { Code } from '../shared/evidence/use.ts'
import { placeOf } from '../shared/evidence/use.ts'
import { type Assessment, assessments, dataSetsOnly, otherSlices } from '../shared/fairness/assessments.ts'
import { type Rung, standsOn } from '../shared/ladder.ts'
import { lacks, trainsNothing } from '../shared/profile/applies.ts'

const PACKAGES = /^(fairlearn|aif360|aequitas|fairness-indicators|holisticai|raiwidgets|responsibleai|giskard)$/

/** Constants and variables that hold how large a gap may be. */
const GAP =
  /(max|min|limit|threshold|tolerance|allowed)\w*(gap|disparity|difference|ratio|bias|parity|odds|fairness)|(gap|disparity|difference|bias|parity|odds|fairness)\w*(max|min|limit|threshold|tolerance)/i

export default definePractice({
  id: 'training/subgroup-bias-assessed',
  number: 21,
  title: 'Assess and Manage Subgroup Bias',
  why: `A model can be good on average and bad for the few who have two traits at once. Who looks at the average alone never sees them.`,
  how: `Applies where a model is trained on data of persons. Looks for tools that compare groups (fairlearn, AIF360, aequitas, TFMA and others) and for metrics that are computed for each value of a protected column. Taking a data set from such a package compares nothing, and grouping the data without a metric describes the data, not the model.
Scale: a package is declared, or used for its data sets only 0.2; metrics for parts of the data by something else than people, such as a region 0.25 (in a notebook 0.2); groups are compared in a notebook 0.35; in code 0.5; for two protected attributes at once, or with a limit for the gap 0.7; in a step of CI that can fail 0.8. Whether somebody acts on it no file can show, so more takes an attestation.`,
  fix: `Evaluate with a MetricFrame over each protected attribute and over their pairs, print the size of each group, and let the evaluation fail when the gap is too large.`,
  example: `frame = MetricFrame(metrics={"recall": recall_score, "n": count},
                    y_true=y, y_pred=predicted,
                    sensitive_features=people[["sex", "age_group"]])
assert frame.difference()["recall"] < MAX_RECALL_GAP`,
  question: 'Do you compare the errors of the model between groups of people, and act on differences?',
  sources: ['SE-ML catalogue, practice 21: Assess and Manage Subgroup Bias (se-ml.github.io/practices)'],
  catalogue: {
    difficulty: 'advanced',
    effects: [],
    euRequirement: 'fairness',
    observability: 'partial',
    related: ['training-data-bias-tests', 'no-discriminatory-features', 'risk-assessment'],
  },
  needs: ['profile', 'modules', 'names', 'dependencies', 'ci'],
  check({ profile, modules, names, dependencies, ci }) {
    const code = { modules, names }
    const found = assessments(code)
    // Who compares groups of people has data of people, wherever their columns are named.
    const open = trainsNothing(profile) ?? (found.length > 0 ? undefined : lacks(profile, 'personal-data'))
    if (open !== undefined) return open
    const seen: Seen = {
      code,
      found,
      limit: limitOf(code, found),
      gate: gateOf(ci, code, found),
      declared: declaredTools(dependencies, PACKAGES),
      slices: otherSlices(code),
      data: dataSetsOnly(code) && placeOf(modules, dataSetsOnly(code)!),
    }
    const step = nextStep(seen)
    return {
      status: 'graded',
      base: rung(seen),
      confidence: found.length > 0 ? 'high' : 'medium',
      evidence: evidence(seen),
      missing: missing(seen),
      findings: [],
      ...(step && { nextStep: step }),
    }
  },
})

interface Seen {
  readonly code: Code
  readonly found: readonly Assessment[]
  /** Where the gap between groups has a limit. */
  readonly limit: Location | undefined
  /** Step of CI that runs the comparison and can fail. */
  readonly gate: Location | undefined
  /** Parts by something else than people. */
  readonly slices: readonly ResolvedCall[]
  readonly declared: readonly Dependency[]
  /** Where a data set of a fairness package is loaded. */
  readonly data: Location | undefined
}

/** A constant for it in the same file, or an assertion below the comparison. */
function limitOf({ modules }: Code, found: readonly Assessment[]): Location | undefined {
  for (const { call } of found) {
    const { path, definitions, assertions, names } = modules[call.module]!
    const constant = [...definitions, ...names.bindings.flatMap(({ targets }) => targets)].some((name) =>
      GAP.test(name),
    )
    const asserted = assertions.find(({ line, constant }) => !constant && line > call.line && line <= call.line + 15)
    if (constant || asserted)
      return asserted ? placeOf(modules, { module: call.module, line: asserted.line }) : { path }
  }
  return undefined
}

function gateOf({ jobs }: CiFacts, { modules }: Code, found: readonly Assessment[]): Location | undefined {
  const paths = found
    .filter(({ call }) => call.role === 'source')
    .map(({ call }) => (modules[call.module] as ModuleFacts).path)
  const commands = jobs.flatMap((job) => job.commands.filter(({ gating }) => gating))
  return commands.find(
    ({ text }) =>
      paths.some((path) => text.includes(path)) || /\b(fairness|bias)[-_]?(check|test|gate|audit|report)/i.test(text),
  )?.at
}

const LADDER: readonly Rung<Seen>[] = [
  {
    holds: (seen) => measures(seen).length > 0 && seen.gate !== undefined,
    value: 0.8,
    because: 'groups are compared in CI, which can fail',
  },
  {
    holds: (seen) => measures(seen).length > 0 && seen.limit !== undefined,
    value: 0.7,
    because: 'groups are compared, and the gap has a limit',
  },
  {
    holds: (seen) => measures(seen).some(({ crossed }) => crossed),
    value: 0.7,
    because: 'groups are compared for several attributes at once',
  },
  {
    holds: (seen) => measures(seen).some(({ call }) => call.role === 'source'),
    value: 0.5,
    because: 'groups are compared in code',
  },
  { holds: (seen) => measures(seen).length > 0, value: 0.35, because: 'groups are compared in a notebook' },
  { holds: ({ found }) => found.length > 0, value: 0.35, because: 'bias is mitigated, and not measured' },
  {
    holds: ({ slices }) => slices.some(({ role }) => role === 'source'),
    value: 0.25,
    because: 'slice evaluation: the model is judged in parts, not by groups of people',
  },
  {
    holds: ({ slices }) => slices.length > 0,
    value: 0.2,
    because: 'slice evaluation in a notebook, not by groups of people',
  },
  {
    holds: ({ declared, data }) => declared.length > 0 || data !== undefined,
    value: 0.2,
    because: 'a package is declared, or used for its data sets only',
  },
]

function measures({ found }: Seen): Assessment[] {
  return found.filter(({ kind }) => kind === 'measures')
}

function rung(seen: Seen): Reasoned {
  return standsOn(LADDER, seen) ?? { value: 0, because: 'the model is judged for all people together only' }
}

function evidence(seen: Seen): Evidence[] {
  const { found, limit, gate } = seen
  const first = [...new Map(found.map((one) => [one.message, one] as const)).values()].slice(0, 3)
  const all: Evidence[] = [
    ...first.map(({ message, at }) => ({ message, at, level: 'used' as const })),
    ...(found.length > 0 ? [] : insteadEvidence(seen)),
    ...(limit ? [{ message: 'the gap between groups has a limit', at: limit, level: 'integrated' as const }] : []),
    ...(gate ? [{ message: 'a step of CI compares groups', at: gate, level: 'enforced' as const }] : []),
    ...(found.length > 0 ? [] : preparedEvidence(seen)),
  ]
  return all.length > 0 ? all : [{ message: 'no metric is computed for groups of people', against: true }]
}

/** Parts by something else than people. */
function insteadEvidence({ code, slices }: Seen): Evidence[] {
  return slices.slice(0, 1).map((call) => sliceEvidence(code, call))
}

/** What a comparison could be made with. */
function preparedEvidence({ declared, data }: Seen): Evidence[] {
  const used: Evidence[] = data
    ? [{ message: 'a fairness package is used for its data sets only', at: data, level: 'declared' }]
    : []
  return [...declared.slice(0, 2).map(declaredEvidence), ...used]
}

function sliceEvidence({ modules }: Code, call: ResolvedCall): Evidence {
  return {
    message: 'the model is judged in parts, by something else than people',
    at: placeOf(modules, call),
    level: 'used',
  }
}

function missing({ found, limit, gate }: Seen): string[] {
  return [
    ...(found.length > 0 ? [] : ['metrics for each protected group']),
    ...(found.some(({ crossed }) => crossed) ? [] : ['metrics for two attributes at once']),
    ...(limit ? [] : ['a limit for the gap between groups']),
    ...(gate ? [] : ['a step of CI that fails when the gap is too large']),
  ]
}

function nextStep({ found, limit, gate }: Seen): NextStep | undefined {
  if (found.length === 0)
    return { action: 'Compute the metric for each protected group, with the size of the group', effort: 'medium' }
  if (limit === undefined)
    return { action: 'Set a largest gap between groups, and let the evaluation fail above it', effort: 'small' }
  return gate ? undefined : { action: 'Run the comparison of groups in CI', effort: 'medium' }
}
