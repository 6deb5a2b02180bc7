import type { GradedVerdict, Location } from '../../../src/model.ts'
import { type Code, placeOf } from '../evidence/use.ts'
import { findHandlers } from './handlers.ts'
import type { Declared } from './infrastructure.ts'

/** Says beside what was not found where it was looked for, so that it can be checked. */
export function atService(verdict: GradedVerdict, code: Code, declared: readonly Declared[] = []): GradedVerdict {
  if (!verdict.evidence.some(({ against, at }) => against && !at)) return verdict
  const at = servicePlace(code, declared)
  return at ? { ...verdict, evidence: verdict.evidence.map((one) => (one.against ? { at, ...one } : one)) } : verdict
}

/** The first handler; without one, the first file that says how the service runs. */
function servicePlace(code: Code, declared: readonly Declared[]): Location | undefined {
  const [handler] = findHandlers(code)
  return handler ? placeOf(code.modules, handler) : declared[0]?.at
}
