import type { ModuleFacts } from '../../../src/facts/types.ts'
import { type Code, writtenCall } from '../evidence/use.ts'
import { callsOf } from '../names.ts'
import type { UnitRef } from '../reach/callers.ts'
import { readSites } from './read-sites.ts'

/** A place where wrong data stop the run. */
export interface Stop extends UnitRef {
  readonly line: number
}

/** Lines from a question to what is raised upon its answer. */
const NEAR = 3

const ASKS =
  /(DataFrame|Series|LazyFrame)\.(isna|isnull|notna|notnull|null_count|duplicated|between|isin|nunique)$|^pandas\.api\.types\.is_\w+_dtype$/
const JOINS = /^(pandas\.merge|(pandas|dask\.dataframe|polars)\.DataFrame\.(merge|join))$/
const INDEXES = /^pandas\.(concat|DataFrame\.(set_index|append))$/

/** Questions about data upon which something is raised, and calls that raise by themselves. */
export function dataStops(code: Code): Stop[] {
  const asked = callsOf(code.names, ASKS).filter(({ module, unit, line }) =>
    isRaisedAfter(code.modules[module]!, unit, line),
  )
  return [...asked, ...joins(code), ...columnsAsked(code), ...valuesAsked(code), ...raisedAfterRead(code)]
}

/** An exception is made right below, in the same unit. */
export function isRaisedAfter({ calls }: ModuleFacts, unit: number, line: number, within = NEAR): boolean {
  return calls.some(
    (call) =>
      call.unit === unit &&
      call.line >= line &&
      call.line <= line + within &&
      /(^|\.)(\w*(Error|Exception)|sys\.exit)$/.test(call.callee),
  )
}

/** `merge(validate="one_to_one")`, `set_index(verify_integrity=True)`. */
function joins(code: Code): Stop[] {
  const given = (call: Parameters<typeof writtenCall>[1], keyword: string) =>
    writtenCall(code.modules, call).arguments.find((one) => one.keyword === keyword)?.value
  return [
    ...callsOf(code.names, JOINS).filter((call) => typeof given(call, 'validate') === 'string'),
    ...callsOf(code.names, INDEXES).filter((call) => given(call, 'verify_integrity') === true),
  ]
}

/** `missing = REQUIRED - set(frame.columns)`, and an exception. */
function columnsAsked({ modules }: Code): Stop[] {
  return modules.flatMap((facts, module) =>
    facts.role === 'source' || facts.role === 'notebook'
      ? facts.calls
          .filter(
            ({ callee, arguments: [first], unit, line }) =>
              /^(set|list|sorted)$/.test(callee) &&
              /\.columns$/.test(first?.name ?? '') &&
              isRaisedAfter(facts, unit, line),
          )
          .map(({ unit, line }) => ({ module, unit, line }))
      : [],
  )
}

/** `if frame["calls"].isna().any():`, and an exception in the next line. */
function valuesAsked({ modules, names }: Code): Stop[] {
  return names.columns
    .filter(({ module, unit, line, write }) => {
      const facts = modules[module]!
      return !write && (facts.role === 'source' || facts.role === 'notebook') && isRaisedAfter(facts, unit, line, 1)
    })
    .map(({ module, unit, line }) => ({ module, unit, line }))
}

/** Lines below a read in which an exception is most likely on what was read. */
const AFTER_READ = 6

/** Exceptions on values; one on a file that is not there says nothing on the data. */
const ON_VALUES =
  /(^|\.)(ValueError|KeyError|TypeError|AssertionError|(Schema|Validation|\w*Data\w*|\w*Columns?\w*)Error)$/

/** `if "churn" not in frame.columns: raise ValueError(...)` in the function that reads. */
function raisedAfterRead(code: Code): Stop[] {
  return readSites(code).flatMap(({ call: { module, unit, line } }) => {
    const { calls, units } = code.modules[module]!
    if (units[unit] === undefined || units[unit].kind === 'script') return []
    return calls
      .filter(
        (one) => one.unit === unit && one.line > line && one.line <= line + AFTER_READ && ON_VALUES.test(one.callee),
      )
      .map((one) => ({ module, unit, line: one.line }))
  })
}
