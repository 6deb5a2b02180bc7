import type { ResolvedCall } from '../../../src/facts/types/names.ts'
import type { Location } from '../../../src/model.ts'
import { type Code, placeOf, writtenCall } from '../evidence/use.ts'
import { callsOf } from '../names.ts'
import { tokens } from './held-out-names.ts'

const RESULTS = new Set(['metric', 'metrics', 'stats', 'scores', 'results', 'history', 'performance', 'accuracies'])

/** What an evaluation gives back: `report = evaluate(model, data)`. */
const EVALUATED = /(^|\.)(evaluate\w*|\w*_evaluat\w+|compute_metrics|classification_report)\(\)$/

/** Metrics that are written as JSON, by the name of what is written, or where it is from: `json.dumps(log_stats)`. */
export function dumped(code: Code): { message: string; at: Location }[] {
  return callsOf(code.names, /^(json|yaml|ujson|orjson)\.(safe_)?dumps?$/).flatMap((call) => {
    const name = writtenCall(code.modules, call).arguments[0]?.name
    return name !== undefined && (tokens(name).some((token) => RESULTS.has(token)) || isEvaluated(code, call, name))
      ? [{ message: `${name} is written as JSON`, at: placeOf(code.modules, call) }]
      : []
  })
}

/** The value that the name has in this unit is what an evaluation gave back. */
function isEvaluated({ modules }: Code, { module, unit, line }: ResolvedCall, name: string): boolean {
  const given = modules[module]!.names.bindings.filter(
    (one) => one.unit === unit && one.line <= line && one.targets.includes(name),
  )
  return EVALUATED.test(given.at(-1)?.from ?? '')
}
