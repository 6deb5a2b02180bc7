import type { Location } from '../../../src/model.ts'
import { type Code, placeOf, writtenCall } from '../evidence/use.ts'
import { callsOf } from '../names.ts'
import { tokens } from './held-out-names.ts'

const RESULTS = new Set(['metric', 'metrics', 'stats', 'scores', 'results', 'history', 'performance', 'accuracies'])

/** Metrics that are written as JSON, by the name of what is written: `json.dumps(log_stats)`. */
export function dumped(code: Code): { message: string; at: Location }[] {
  return callsOf(code.names, /^(json|yaml|ujson|orjson)\.(safe_)?dumps?$/).flatMap((call) => {
    const name = writtenCall(code.modules, call).arguments[0]?.name
    return name !== undefined && tokens(name).some((token) => RESULTS.has(token))
      ? [{ message: `${name} is written as JSON`, at: placeOf(code.modules, call) }]
      : []
  })
}
