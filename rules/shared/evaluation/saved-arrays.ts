import type { Binding } from '../../../src/facts/types/names.ts'
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
          .filter((call) => (savesList(facts, call) || fillsFile(facts, call)) && metricsAbove(facts, call) >= SEVERAL)
          .map(({ callee, line }) => ({
            message: callee.endsWith('.write') ? 'metrics are written to a file' : 'metrics are saved as an array',
            at: placeOf(modules, { module, line }),
          }))
      : [],
  )
}

/** A text with values goes into a file that the same function opens: `f.write("%f %f" % (loss, acc))`. */
function fillsFile(facts: ModuleFacts, call: Call): boolean {
  const opened = isFilledWrite(call) ? fileOf(facts, call) : undefined
  return opened?.from === 'open()' && facts.calls.some((one) => isAt(one, opened) && opensToWrite(one))
}

function isFilledWrite({ callee, arguments: given }: Call): boolean {
  return callee.endsWith('.write') && given[0]?.filled === true
}

/** What the file stands for that is written to. */
function fileOf({ names }: ModuleFacts, { callee, unit, line }: Call): Binding | undefined {
  const file = callee.slice(0, -'.write'.length)
  return names.bindings.findLast(
    (one) => one.unit === unit && one.line <= line && one.targets.length === 1 && one.targets[0] === file,
  )
}

function isAt(call: Call, { unit, line }: Binding): boolean {
  return call.unit === unit && call.line === line
}

function opensToWrite({ callee, arguments: given }: Call): boolean {
  const mode = given.slice(1).find(({ keyword = 'mode' }) => keyword === 'mode')
  return callee === 'open' && /^[wax]\+?$/.test(String(mode?.value))
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
