import type { ResolvedCall } from '../../../src/facts/types/names.ts'
import type { InspectedModule } from '../../../src/facts/types.ts'
import type { FoundPlace } from '../../../src/model.ts'
import { type Code, placeOf, writtenCall } from '../evidence/use.ts'
import { callsOf } from '../names.ts'
import { readSites } from './read-sites.ts'

/**
 * Reads and conversions that let what is wrong pass without a word.
 * @param inspected the modules of the code, in the same order, with their smells
 */
export function lenientReads(code: Code, inspected: readonly InspectedModule[]): FoundPlace[] {
  const reads = readSites(code).map(({ call }) => call)
  return [
    ...dropsLines(code),
    ...coerces(code, reads),
    ...passesOver(code, reads, inspected),
    ...fills(code, reads),
    ...mutes(code, reads),
  ]
}

const CONVERTS = /^(pandas|polars|dask\.dataframe)\.(read_\w+|to_numeric|to_datetime)$/

function dropsLines(code: Code): FoundPlace[] {
  return callsOf(code.names, CONVERTS)
    .filter(
      (call) =>
        given(code, call, 'on_bad_lines') === 'skip' ||
        given(code, call, 'error_bad_lines') === false ||
        given(code, call, 'ignore_errors') === true,
    )
    .map((call) =>
      place(code, call, `\`${call.name}\` drops lines that it cannot read; let it fail, or count and report them`),
    )
}

const COUNTS = /\.(isna|isnull|notna|notnull|null_count|count)$/

/** In files that read data, unless the function, or the notebook, counts what became missing. */
function coerces(code: Code, reads: readonly ResolvedCall[]): FoundPlace[] {
  const reading = new Set(reads.map(({ module }) => module))
  const counted = callsOf(code.names, COUNTS)
  return callsOf(code.names, CONVERTS)
    .filter((call) => reading.has(call.module) && given(code, call, 'errors') === 'coerce')
    .filter(
      ({ module, unit, line }) =>
        !counted.some((one) => one.module === module && one.unit === unit && one.line >= line) &&
        !isAsserted(code, module, line),
    )
    .map((call) =>
      place(
        code,
        call,
        `\`${call.name}\` turns what it cannot read into missing values; count them and stop when there are many`,
      ),
    )
}

/** Lines in which an assertion is most likely on what was converted. */
const NEAR = 12

function isAsserted({ modules }: Code, module: number, from: number): boolean {
  return modules[module]!.assertions.some(({ line, constant }) => !constant && line >= from && line <= from + NEAR)
}

/** Between a read and the `except` there is no room for a `try` and its body: the read stands inside. */
const INSIDE = 2

function passesOver(code: Code, reads: readonly ResolvedCall[], inspected: readonly InspectedModule[]): FoundPlace[] {
  return reads
    .filter(({ module, line }) =>
      inspected[module]!.smells.some(
        (smell) => smell.kind === 'swallowed-exception' && smell.line > line && smell.line <= line + INSIDE,
      ),
    )
    .map((call) =>
      place(
        code,
        call,
        `what goes wrong in \`${call.name}\` is passed over by an except that does nothing; let it fail`,
      ),
    )
}

/** Lines below a read that count as directly after it. */
const AFTER = 3

function fills(code: Code, reads: readonly ResolvedCall[]): FoundPlace[] {
  const isAfterRead = (call: ResolvedCall) =>
    reads.some(
      ({ module, unit, line }) =>
        module === call.module && unit === call.unit && call.line >= line && call.line <= line + AFTER,
    )
  return callsOf(code.names, /\.DataFrame\.fillna$/)
    .filter((call) => {
      const { callee, arguments: all } = writtenCall(code.modules, call)
      return all[0]?.value === 0 && !/\[\]\.fillna$/.test(callee) && isAfterRead(call)
    })
    .map((call) =>
      place(
        code,
        call,
        'all missing values become 0, whatever the column means; say for each column what a gap stands for',
      ),
    )
}

function mutes(code: Code, reads: readonly ResolvedCall[]): FoundPlace[] {
  const reading = new Set(reads.map(({ module }) => module))
  return callsOf(code.names, /^warnings\.(filterwarnings|simplefilter)$/)
    .filter((call) => {
      const { arguments: all } = writtenCall(code.modules, call)
      return reading.has(call.module) && all.length === 1 && all[0]!.value === 'ignore'
    })
    .map((call) =>
      place(
        code,
        call,
        'all warnings are switched off where data are read, those on mixed types too; name the category',
      ),
    )
}

function given(code: Code, call: ResolvedCall, keyword: string): unknown {
  return writtenCall(code.modules, call).arguments.find((one) => one.keyword === keyword)?.value
}

function place(code: Code, call: ResolvedCall, message: string): FoundPlace {
  const content = `${call.name} ${message}`
  return { message, at: placeOf(code.modules, call), risk: 'moderate', value: 0, lines: 0, content }
}
