import type { FoundPlace } from '../../../src/model.ts'
import { type Code, placeOf } from '../evidence/use.ts'
import { callsOf } from '../names.ts'

const RESAMPLES = /^imblearn\.(over_sampling|under_sampling|combine)\.(\w+\.)*fit_resample$/
const SPLITS = /^sklearn\.model_selection(\.\w+)*\.train_test_split$/

/** Rows that are doubled above the split of the same unit stand on both sides of it: the score becomes too good. */
export function resampledBeforeSplit(code: Code): FoundPlace[] {
  const splits = callsOf(code.names, SPLITS)
  return callsOf(code.names, RESAMPLES)
    .filter((call) => {
      const own = splits.filter(({ module, unit }) => module === call.module && unit === call.unit)
      return own.length > 0 && own.every(({ line }) => line > call.line)
    })
    .map((call) => ({
      message: 'classes are resampled before the data are split, so the test part holds made-up rows; split first',
      at: placeOf(code.modules, call),
      risk: 'high',
      value: 0,
      lines: 0,
      content: call.name,
    }))
}
