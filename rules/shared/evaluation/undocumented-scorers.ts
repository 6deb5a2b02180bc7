import type { FoundPlace } from '../../../src/model.ts'
import { type Code, placeOf, writtenCall } from '../evidence/use.ts'
import { callsOf } from '../names.ts'

/** Calls that make a metric from a function. */
const MAKES = /^sklearn\.metrics(\.\w+)*\.make_scorer$/

/** Functions of the project that become a metric, and say nowhere what they measure. */
export function undocumentedScorers(code: Code): FoundPlace[] {
  return callsOf(code.names, MAKES).flatMap((call) => {
    const name = writtenCall(code.modules, call).arguments[0]?.name
    const { units, names } = code.modules[call.module]!
    const unit = units.findIndex((one) => one.name === name)
    const signature = names.signatures.find((one) => one.unit === unit)
    if (signature === undefined || signature.described > 0) return []
    return [
      {
        message: `\`${name}\` is a metric of its own, and nothing says what it measures; write it into a docstring, with what a good value is`,
        at: placeOf(code.modules, { module: call.module, line: units[unit]!.line }),
        risk: 'moderate' as const,
        value: 0,
        lines: 0,
        content: `scorer ${name}`,
      },
    ]
  })
}
