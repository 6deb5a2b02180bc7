import type { CiFacts } from '../../../src/facts/types/ci.ts'
import type { Documents, Heading } from '../../../src/facts/types/documents.ts'
import type { ResolvedCall } from '../../../src/facts/types/names.ts'
import { isProtected } from '../../../src/facts/types/person-columns.ts'
import type { Facts, ModuleFacts } from '../../../src/facts/types.ts'
import type { Evidence } from '../../../src/model.ts'
import { runningCommands } from '../ci/running.ts'
import { type Code, useEvidence, writtenCall } from '../evidence/use.ts'
import { callsOf } from '../names.ts'
import type { PersonColumn } from './columns.ts'

/** Something computed on the data by protected groups. */
export interface BiasTest {
  readonly value: number
  readonly how: string
  readonly evidence: Evidence
}

const GROUPS =
  /^(pandas|polars|dask\.dataframe|pyspark\.sql)\..*\.?(groupby|group_by|groupBy|crosstab|pivot_table|value_counts)$/
const STATISTICS = /^scipy\.stats\.(chi2_contingency|ks_2samp|fisher_exact|chisquare)$/
/** Metrics of data; `ClassificationMetric` and fairlearn's are of a model. */
const DATA_METRICS =
  /^aif360\.metrics\.(\w+\.)?(BinaryLabelDatasetMetric|DatasetMetric|SampleDistortionMetric)(\.\w+)?$|^aif360\.sklearn\.metrics\.(statistical_parity_difference|disparate_impact_ratio|base_rate)$|^(fairlens|holisticai\.datasets?)\..*/

/** Best first. A group-by for something else than its groups cannot be told apart, so a look counts as computed in a notebook. */
export function biasTests(code: Code, columns: readonly PersonColumn[], ci: CiFacts): BiasTest[] {
  const lines = new Set(
    columns.flatMap(({ sort, code: at }) => (sort === 'protected' && at ? [`${at.module}:${at.line}`] : [])),
  )
  const onGroups = [...callsOf(code.names, GROUPS), ...callsOf(code.names, STATISTICS)].filter(
    (call) => namesProtected(code, call) || isOnColumn(call, lines),
  )
  const calls = [...onGroups, ...callsOf(code.names, DATA_METRICS)].filter(({ guarded }) => !guarded)
  return calls.map((call) => toTest({ ...code, ci }, call)).sort((a, b) => b.value - a.value)
}

/** `df["sex"].value_counts()` and `pd.crosstab(df["sex"], df["label"])`: the column stands on the line of the call. */
function isOnColumn({ name, module, line }: ResolvedCall, lines: ReadonlySet<string>): boolean {
  return lines.has(`${module}:${line}`) && !/groupby|group_by|groupBy/.test(name)
}

function namesProtected(code: Code, call: ResolvedCall): boolean {
  return writtenCall(code.modules, call).arguments.some(({ value }) =>
    (Array.isArray(value) ? value : [value]).some((one) => typeof one === 'string' && isProtected(one)),
  )
}

function toTest(facts: Code & Pick<Facts, 'ci'>, call: ResolvedCall): BiasTest {
  const module = facts.modules[call.module]!
  const evidence = useEvidence(facts, call, `groups of persons are compared with \`${call.name}\``)
  if (runningCommands(facts.ci).some(({ args, gating }) => gating && args.includes(module.path)))
    return { value: 0.8, how: 'groups are compared in CI', evidence: { ...evidence, level: 'enforced' } }
  if (isAssertedBelow(module, call))
    return { value: 0.7, how: 'groups are compared, and a run stops on the result', evidence }
  return module.role === 'notebook'
    ? { value: 0.35, how: 'groups are compared in a notebook', evidence }
    : { value: 0.5, how: 'groups are compared in code', evidence }
}

/** Lines in which an assertion is most likely on what was compared. */
const NEAR = 6

function isAssertedBelow({ assertions }: ModuleFacts, call: ResolvedCall): boolean {
  return assertions.some(({ line, constant }) => !constant && line >= call.line && line < call.line + NEAR)
}

/** A data sheet or card with a part on bias; a heading with nothing below it is none. */
export function documentedBias({ documents }: Documents): Evidence | undefined {
  const cards = documents.filter(
    ({ kinds, boilerplate }) => !boilerplate && kinds.some((kind) => kind === 'data-card' || kind === 'model-card'),
  )
  for (const { path, headings } of cards) {
    const heading = headings.find(isOnBias)
    if (heading === undefined) continue
    const message = `written about: "${heading.text.slice(0, 60)}"`
    return { message, at: { path, line: heading.line }, level: 'declared' }
  }
  return undefined
}

function isOnBias({ text, words }: Heading): boolean {
  return words >= 40 && /\bbias(es)?\b|fairness|representat|demograph/i.test(text)
}
