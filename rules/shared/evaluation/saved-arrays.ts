import type { Call, ModuleFacts } from '../../../src/facts/types.ts'
import type { Location } from '../../../src/model.ts'
import { type Code, placeOf } from '../evidence/use.ts'
import { isProduction } from '../names.ts'
import { isMetric } from './metric-signs.ts'

/** Metrics from which an array of them is made, rather than predictions. */
const SEVERAL = 2

/** Metrics that get a name and, further down in the same function, go into a file: `np.save(path, np.array([mae, mse]))`. */
export function savedArrays({ modules }: Code): { message: string; at: Location }[] {
  return modules.flatMap((facts, module) =>
    isProduction(facts)
      ? facts.calls
          .filter((call) => savesList(facts, call) && metricsAbove(facts, call) >= SEVERAL)
          .map(({ line }) => ({ message: 'metrics are saved as an array', at: placeOf(modules, { module, line }) }))
      : [],
  )
}

/** An array that is made of a list on the spot: predictions have a name by then. */
function savesList({ calls }: ModuleFacts, { callee, line, unit, arguments: given }: Call): boolean {
  if (!/^(np|numpy)\.(save|savetxt)$/.test(callee) || !/^(np|numpy)\.(array|asarray)\(\)$/.test(given[1]?.name ?? ''))
    return false
  return calls.some(
    (one) =>
      one.unit === unit &&
      one.line === line &&
      /\.(array|asarray)$/.test(one.callee) &&
      one.arguments[0]?.name === undefined,
  )
}

function metricsAbove({ names }: ModuleFacts, { line, unit }: Call): number {
  const above = names.bindings.filter((one) => one.unit === unit && one.line <= line)
  return new Set(above.flatMap(({ targets }) => targets.filter(isMetric))).size
}
