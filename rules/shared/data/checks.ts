import type { Facts, ProjectFile, Unit } from '../../../src/facts/types.ts'
import type { Evidence } from '../../../src/model.ts'
import { commandLine, runningCommands } from '../ci/running.ts'
import { type Code, placeOf, useEvidence } from '../evidence/use.ts'
import { callsOf } from '../names.ts'
import { callTable, reachedIn, type UnitRef, unitKey } from '../reach/callers.ts'
import { readSites } from './read-sites.ts'
import { dataStops } from './stops.ts'

/** Calls that check data against a schema and can say no. */
const SCHEMA =
  /^(pandera|patito|pointblank|frictionless|cerberus|jsonschema|pydeequ|deequ|great_expectations|deepchecks|soda|datacompy|dataframely)(\.\w+)*\.(\w*validate\w*|DataFrameSchema|run_checkpoint|check_\w+|expect_\w+|Validate|run|execute|interrogate|scan|data_integrity)$|^tensorflow_data_validation\.(validate_statistics|validate_examples\w*|validate_instance)$|\.expect_(column|table|compound)\w+$/
const SCHEMA_BASE = /(^|\.)(DataFrameModel|SchemaModel)$/
const SCHEMA_DECORATOR = /(^|\.)check_(types|input|output|io)(\(\))?$/

/** Functions of the project that are named after a check. */
const NAMED =
  /(^|[._])(validate|check|verify|sanity)_?\w*(data|frame|df|schema|columns|dataset|rows|inputs?|null|nan|missing|duplicat\w*)\w*$|(^|[._])(data|schema|df|frame)_(check|validation|sanity)\w*$/i

/** How data are checked where they come in. */
export interface DataChecks {
  /** Units whose data are checked: by a schema, or by an assertion or exception. */
  readonly bySchema: ReadonlySet<string>
  readonly byHand: ReadonlySet<string>
  /** Data are checked against a schema somewhere in the code. */
  readonly hasSchema: boolean
  readonly evidence: readonly Evidence[]
}

export function dataChecks(code: Code, readers: readonly UnitRef[]): DataChecks {
  const schema = schemaUnits(code)
  const calls = callTable(code)
  const reached = new Map(readers.map((unit) => [unitKey(unit), reachedIn(calls, [unit])] as const))
  const callers = callersOf(code, readers)
  const covers = (found: ReadonlySet<string>) =>
    new Set(
      readers
        .map(unitKey)
        .filter(
          (key) =>
            [...reached.get(key)!].some((one) => found.has(one)) ||
            (callers.get(key) ?? []).some((one) => found.has(one)),
        ),
    )
  const hand = handUnits(code, readers)
  return {
    bySchema: covers(schema.units),
    byHand: covers(hand.units),
    hasSchema: schema.units.size > 0,
    evidence: [...schema.evidence, ...hand.evidence],
  }
}

interface Found {
  readonly units: ReadonlySet<string>
  readonly evidence: readonly Evidence[]
}

function schemaUnits(code: Code): Found {
  const calls = callsOf(code.names, SCHEMA).filter(({ guarded }) => !guarded)
  const decorated = code.modules.flatMap(({ role, names, units }, module) =>
    role === 'source'
      ? names.signatures
          .filter(({ decorators }) => decorators.some((one) => SCHEMA_DECORATOR.test(one)))
          .map(({ unit }) => ({ module, unit, line: units[unit]!.line }))
      : [],
  )
  const models = code.modules.flatMap(({ role, names }) =>
    role === 'source' ? names.classes.filter(({ bases }) => bases.some((base) => SCHEMA_BASE.test(base))) : [],
  )
  const byModel = code.names.calls.filter(
    ({ name, role }) => role !== 'test' && models.some((model) => name.endsWith(`${model.name}.validate`)),
  )
  return {
    units: new Set([...calls, ...byModel, ...decorated].map(unitKey)),
    evidence: [
      ...[...calls, ...byModel]
        .slice(0, 2)
        .map((call) => useEvidence(code, call, `data are checked against a schema (\`${call.name}\`)`)),
      ...decorated.slice(0, 1).map(
        (one): Evidence => ({
          message: 'what a function takes or gives is checked against a schema',
          at: placeOf(code.modules, one),
          level: 'used',
        }),
      ),
    ],
  }
}

/** Lines below a read in which an assertion is most likely on what was read. */
const NEAR = 12

function isNearRead(line: number, reads: readonly number[]): boolean {
  return reads.some((read) => line >= read && line <= read + NEAR)
}

/** Lines of all reads, by the unit that they stand in. */
function linesOf(code: Code, readers: readonly UnitRef[]): ReadonlyMap<string, readonly number[]> {
  const wanted = new Set(readers.map(unitKey))
  const found = new Map<string, number[]>()
  for (const { call } of readSites(code)) {
    const key = unitKey(call)
    if (wanted.has(key)) found.set(key, [...(found.get(key) ?? []), call.line])
  }
  return found
}

/** A place where a check by hand stands. */
interface Check extends UnitRef {
  readonly line: number
}

/** Assertions after a read in the function that reads; functions named after a check that can raise. */
function handUnits(code: Code, readers: readonly UnitRef[]): Found {
  const asserted = assertedReads(code, readers)
  const named = namedChecks(code)
  const stops = dataStops(code)
  const seen = (one: Check, message: string): Evidence => ({ message, at: placeOf(code.modules, one), level: 'used' })
  return {
    units: new Set([...asserted, ...named, ...stops].map(unitKey)),
    evidence: [
      ...stops.slice(0, 1).map((one) => seen(one, 'a question about the data stops the run')),
      ...asserted.slice(0, 1).map((one) => seen(one, 'an assertion follows where data are read')),
      ...named.slice(0, 2).map((one) => seen(one, `\`${one.name}\` checks data and can stop the run`)),
    ],
  }
}

function assertedReads(code: Code, readers: readonly UnitRef[]): Check[] {
  const reading = new Set(readers.map(unitKey))
  const reads = linesOf(code, readers)
  return code.modules.flatMap(({ role, assertions, units }, module) => {
    const firm = role === 'test' ? [] : assertions.filter(({ constant }) => !constant)
    return firm
      .map(({ line }) => ({ module, unit: functionAt(units, line), line }))
      .filter((one) => reading.has(unitKey(one)) && isNearRead(one.line, reads.get(unitKey(one)) ?? []))
  })
}

/** Index of the function or method that a line stands in; -1 for none. */
function functionAt(units: readonly Unit[], line: number): number {
  return units.findIndex((one) => one.line <= line && line <= one.endLine && one.kind !== 'script')
}

function namedChecks(code: Code): (Check & { readonly name: string })[] {
  return code.modules.flatMap(({ role, units }, module) =>
    role !== 'source'
      ? []
      : units
          .map(({ name, line, kind }, unit) => ({ module, unit, line, name, kind }))
          .filter((one) => one.kind !== 'script' && NAMED.test(one.name) && raises(code, one)),
  )
}

/** It asserts, or makes an exception. */
function raises({ modules }: Code, { module, unit }: UnitRef): boolean {
  const { assertions, calls, units } = modules[module]!
  const { line, endLine } = units[unit]!
  return (
    assertions.some((one) => one.line >= line && one.line <= endLine) ||
    calls.some((call) => call.unit === unit && /(^|\.)\w*(Error|Exception|Invalid\w*)$/.test(call.callee))
  )
}

/** Units that call a reader directly: a check may stand there. */
function callersOf({ names }: Code, readers: readonly UnitRef[]): Map<string, string[]> {
  const wanted = new Set(readers.map(unitKey))
  const callers = new Map<string, string[]>()
  for (const call of names.calls) {
    const key = call.to && unitKey(call.to)
    if (key !== undefined && wanted.has(key)) callers.set(key, [...(callers.get(key) ?? []), unitKey(call)])
  }
  return callers
}

const SUITE =
  /^(great_expectations|gx) .*checkpoint run|^soda scan\b|^dbt (test|build)\b|^frictionless validate\b|^pointblank\b|^datacontract test\b/
const SUITE_FILE =
  /(^|\/)(expectations\/.+\.json|checkpoints\/.+\.ya?ml|soda\/.+\.ya?ml|datapackage\.json|schema\.pbtxt|data_?contract[^/]*\.ya?ml)$/

/** A suite of checks that a command runs: in CI, by a script, or only written down. */
export function suites({ ci, pipelines, files }: Pick<Facts, 'ci' | 'pipelines' | 'files'>): Evidence | undefined {
  const command = runningCommands(ci).find((one) => SUITE.test(commandLine(one)))
  if (command) return { message: `data are checked by \`${command.program}\` in CI`, at: command.at, level: 'enforced' }
  const stage = pipelines.stages.find(({ command: text = '' }) =>
    text.split('\n').some((line) => SUITE.test(line.trim())),
  )
  if (stage) return { message: `\`${stage.name}\` runs a suite of checks`, at: stage.at, level: 'integrated' }
  const file = files.find(isSuite)
  return file && { message: 'a suite of checks on data is kept here', at: { path: file.path }, level: 'declared' }
}

/** Least size of a file that holds a check, bytes. */
const LEAST_SIZE = 100

function isSuite({ path, role, size }: ProjectFile): boolean {
  if (!SUITE_FILE.test(path) || size <= LEAST_SIZE) return false
  // The folders of these two tools are often called as fixtures are.
  return role === 'fixture'
    ? /great_expectations|soda/.test(path)
    : !/^(vendored|template|generated|example|docs)$/.test(role)
}
