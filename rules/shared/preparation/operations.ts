import { convertsOneValue } from '../../../src/facts/types/converted.ts'
import { isDoubtfulFrame } from '../../../src/facts/types/doubtful-frame.ts'
import { makesUpData } from '../../../src/facts/types/made-up.ts'
import type { NameFacts, ResolvedCall } from '../../../src/facts/types/names.ts'
import { isPlaceColumn } from '../../../src/facts/types/place-columns.ts'
import { drawsOnly, isAfterModel, isResultsFrame, looksAtRuns } from '../../../src/facts/types/results.ts'
import type { Call, ModuleFacts } from '../../../src/facts/types.ts'
import { metricInCode } from '../evaluation/metric-words.ts'
import { type Code, writtenCall } from '../evidence/use.ts'
import { once } from '../once.ts'

/** One operation that cleans, merges or reshapes data: set W of practices.md, practice 4. */
export interface Operation {
  readonly module: number
  /** Index of the unit; -1 for none. */
  readonly unit: number
  readonly line: number
  /** Method or function with its literals: `fillna(0)`, `df["a"] =`. */
  readonly text: string
  /** Name of the frame as the code has it: first part of the callee. */
  readonly frame: string
  /** A column is computed from the same data. */
  readonly computes: boolean
}

const FRAME =
  /^(pandas|polars|dask\.dataframe|modin\.pandas|cudf|pyspark\.sql|geopandas|vaex)\.(DataFrame|LazyFrame|GeoDataFrame|Series|GroupBy)(\.(str|dt|na))?$/
const LIBRARY = /^(pandas|polars|dask\.dataframe|modin\.pandas|cudf|geopandas|vaex)$/
const METHODS =
  /^(merge|merge_asof|join|join_asof|concat|append|combine_first|dropna|drop_nulls|drop_nans|fillna|fill_null|fill_nan|fill|interpolate|ffill|bfill|drop|drop_duplicates|dropDuplicates|unique|replace|rename|astype|cast|map|apply|applymap|transform|assign|with_columns|withColumn|where|mask|clip|query|filter|melt|unpivot|pivot|pivot_table|stack|unstack|explode|set_index|reset_index|agg|aggregate|unionByName|cut|qcut|get_dummies|to_datetime|to_numeric|lower|upper|strip|extract|contains|split)$/

/** Operations on data frames in source code and notebooks, in the order of the code. */
export function preparations({ names, modules }: Code): readonly Operation[] {
  return operationsOf(names)(modules)
}

const operationsOf = once((names: Code['names']) =>
  once((modules: Code['modules']) => findOperations({ names, modules })),
)

function findOperations(code: Code): Operation[] {
  const called = code.names.calls
    .filter((call) => isPreparation(call) && !convertsOneValue(writtenCall(code.modules, call)))
    .filter((call) => isSure(code, call, writtenCall(code.modules, call).callee))
    .map((call) => ofCall(code, call))
  const columns = code.names.columns.filter(
    (one) => one.write && isOwn(code.modules[one.module]!) && isSure(code, one, one.of),
  )
  const isAside = asideIn(code, columns)
  return [...called, ...columns.map(ofColumn)]
    .filter((one) => !isAside(one))
    .sort((a, b) => a.module - b.module || a.line - b.line)
}

function ofColumn({ module, unit, line, of, columns, computed }: NameFacts['columns'][number]): Operation {
  const computes = computed && !isAfterModel(of) && !isPlaceColumn(columns)
  return { module, unit, line, text: `["${columns.join()}"]=`, frame: rootOf(of), computes }
}

/** What makes a picture, makes data up, or works on results and runs prepares nothing. */
function asideIn({ modules }: Code, columns: NameFacts['columns']): (one: Operation) => boolean {
  const aside = new Set(
    modules.flatMap((facts, index) => (looksAtRuns(facts) || makesUpData(facts.path) ? [index] : [])),
  )
  const scored = framesOfScores(columns)
  return ({ module, unit, frame }) => {
    if (aside.has(module) || drawsOnly(modules[module]!.units[unit]?.name ?? '')) return true
    return isResultsFrame(frame) || scored.has(`${module}:${frame}`)
  }
}

/** Columns with the names of metrics from which a frame holds what came of a model. */
const SCORES = 2

/** `row["acc"] = ...` and `row["f1"] = ...`: a table of results, as `module:frame`. */
function framesOfScores(columns: NameFacts['columns']): ReadonlySet<string> {
  const scores = new Map<string, Set<string>>()
  for (const { module, of, columns: names } of columns) {
    const key = `${module}:${rootOf(of)}`
    const known = scores.get(key) ?? new Set()
    scores.set(key, known)
    for (const name of names) if (metricInCode(name) !== undefined) known.add(name)
  }
  return new Set([...scores].flatMap(([key, names]) => (names.size >= SCORES ? [key] : [])))
}

/** A frame by more than the name `data`. */
function isSure(
  { modules }: Code,
  { module, confidence }: Pick<ResolvedCall, 'module' | 'confidence'>,
  chain: string,
): boolean {
  return confidence !== 'low' || !isDoubtfulFrame(chain, modules[module]!.imports)
}

function isPreparation({ name, role, origin }: NameFacts['calls'][number]): boolean {
  if ((role !== 'source' && role !== 'notebook') || origin === 'first-party') return false
  const dot = name.lastIndexOf('.')
  const owner = name.slice(0, dot)
  return METHODS.test(name.slice(dot + 1)) && (FRAME.test(owner) || LIBRARY.test(owner))
}

function ofCall({ modules }: Code, call: ResolvedCall): Operation {
  const written = writtenCall(modules, call)
  const { module, unit, line, name } = call
  const short = name.slice(name.lastIndexOf('.') + 1)
  const computes = short === 'assign' || short === 'with_columns' || short === 'withColumn'
  const isFunction = LIBRARY.test(name.slice(0, name.lastIndexOf('.')))
  const frame = isFunction ? (written.arguments[0]?.name ?? boundAt(modules[module]!, call)) : written.callee
  return { module, unit, line, text: `${short}(${literals(written)})`, frame: rootOf(frame), computes }
}

/** Name that gets the result: `rows = pd.concat([a, b])`. */
function boundAt({ names }: ModuleFacts, { unit, line }: ResolvedCall): string {
  return names.bindings.find((one) => one.unit === unit && one.line === line)?.targets[0] ?? ''
}

function literals({ arguments: given }: Call): string {
  return given.flatMap(({ keyword, value }) => (value === undefined ? [] : [`${keyword ?? ''}${String(value)}`])).join()
}

export function rootOf(chain: string): string {
  const parts = chain.split(/[.([]/)
  return (parts[0] === 'self' ? parts[1] : parts[0]) ?? ''
}

function isOwn({ role }: ModuleFacts): boolean {
  return role === 'source' || role === 'notebook'
}
