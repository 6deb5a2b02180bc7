import { type Code, placeOf, writtenCall } from '../evidence/use.ts'
import type { MetricSign } from './metric-signs.ts'

const RESAMPLES =
  /^imblearn\.(over_sampling|under_sampling|combine)\.\w+(\.fit_resample)?$|^torch\.utils\.data\.(sampler\.)?WeightedRandomSampler$/

/** Places where the code says itself that some classes are rare. */
export function imbalance(code: Code): MetricSign[] {
  return code.names.calls
    .filter(({ role }) => role === 'source' || role === 'notebook')
    .flatMap((call) => {
      const weighs = writtenCall(code.modules, call).arguments.some(
        ({ keyword, value }) => keyword === 'class_weight' && value === 'balanced',
      )
      if (!weighs && !RESAMPLES.test(call.name)) return []
      const what = weighs ? 'class_weight="balanced"' : call.name.replace(/\.fit_resample$/, '')
      return [{ message: `\`${what}\` evens out rare classes`, at: placeOf(code.modules, call) }]
    })
}
