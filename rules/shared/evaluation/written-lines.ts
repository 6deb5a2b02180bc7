import type { ModuleFacts } from '../../../src/facts/types.ts'
import { type Code, placeOf } from '../evidence/use.ts'
import { isProduction, lastPart } from '../names.ts'
import { isNamedForEvaluation, tokens } from './held-out-names.ts'
import { isMetric, type MetricSign } from './metric-signs.ts'

/** Functions that are there to evaluate and write a loss or metric into a file that is open: `log.write(line.format(loss))`. */
export function writtenLines({ modules }: Code): MetricSign[] {
  return modules.flatMap((facts, module) => {
    if (!isProduction(facts)) return []
    const found = facts.calls.find(
      (call) => isWrite(call.callee) && isEvaluating(facts, call.unit) && hands(facts, call),
    )
    if (found === undefined) return []
    return [
      {
        message: `\`${found.callee}\` writes what an evaluation found`,
        at: placeOf(modules, { module, line: found.line }),
      },
    ]
  })
}

/** What goes to the screen is gone. */
function isWrite(callee: string): boolean {
  return /\.write(lines|row)?$/.test(callee) && !/(^|\.)(stdout|stderr|st|tqdm|console)\.write/.test(callee)
}

function isEvaluating({ units }: ModuleFacts, unit: number): boolean {
  return isNamedForEvaluation(lastPart(units[unit]?.name ?? ''))
}

/** A loss or metric stands in that line, by the name of a value or of the function that gives it. */
function hands({ calls }: ModuleFacts, { unit, line }: { readonly unit: number; readonly line: number }): boolean {
  const inLine = calls.filter((call) => call.unit === unit && call.line === line)
  return inLine
    .flatMap(({ callee, arguments: given }) => [lastPart(callee), ...given.map(({ name = '' }) => name)])
    .some((name) => isMetric(name) || tokens(name).some((token) => /^r?loss(es)?$/.test(token)))
}
