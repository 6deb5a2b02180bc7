import type { FoundPlace } from '../../../src/model.ts'
import { type Code, placeOf, writtenCall } from '../evidence/use.ts'
import { callsOf } from '../names.ts'

/** Reads and conversions that let what is wrong pass without a word. */
export function lenientReads(code: Code): FoundPlace[] {
  return callsOf(code.names, /^(pandas|polars|dask\.dataframe)\.(read_\w+|to_numeric|to_datetime)$/).flatMap((call) => {
    const { arguments: all } = writtenCall(code.modules, call)
    const value = (keyword: string) => all.find((one) => one.keyword === keyword)?.value
    const skips =
      value('on_bad_lines') === 'skip' || value('error_bad_lines') === false || value('ignore_errors') === true
    const coerces = value('errors') === 'coerce'
    if (!skips && !coerces) return []
    const message = skips
      ? `\`${call.name}\` drops lines that it cannot read; let it fail, or count and report them`
      : `\`${call.name}\` turns what it cannot read into missing values; count them and stop when there are many`
    return [
      {
        message,
        at: placeOf(code.modules, call),
        risk: 'moderate' as const,
        value: 0,
        lines: 0,
        content: `${call.name} ${skips}`,
      },
    ]
  })
}
