import type { Argument, ResolvedCall } from '../../../src/facts/types/names.ts'
import type { Evidence } from '../../../src/model.ts'
import { type Code, placeOf, writtenCall } from '../evidence/use.ts'
import { callsOf } from '../names.ts'
import { nearService } from './near-service.ts'

const SETS = /^logging\.(disable|basicConfig|getLogger\.setLevel|root\.setLevel)$/
const ERRORS = /(^|\.)(ERROR|CRITICAL|FATAL)$/

/** The service keeps no messages below errors: what it logs of predictions is written nowhere. */
export function silencedLogs(code: Code): Evidence | undefined {
  const isNear = nearService(code)
  const call = callsOf(code.names, SETS).find(
    (one) => one.role === 'source' && !one.guarded && isNear(one.module) && silences(code, one),
  )
  return (
    call && {
      message: `\`${call.name}\` keeps only errors of the service, so records of predictions are lost`,
      at: placeOf(code.modules, call),
      against: true,
    }
  )
}

/** `logging.getLogger("urllib3").setLevel(...)` is about that library alone. */
function silences(code: Code, call: ResolvedCall): boolean {
  const { arguments: all, line } = writtenCall(code.modules, call)
  const isOfAnother = code.modules[call.module]!.calls.some(
    (one) => one.line === line && /getLogger$/.test(one.callee) && one.positional > 0,
  )
  return !isOfAnother && (call.name === 'logging.disable' || all.some(isErrors))
}

function isErrors({ name, value }: Argument): boolean {
  return ERRORS.test(name ?? '') || ERRORS.test(typeof value === 'string' ? value : '')
}
