import { locate } from '../../../src/facts/types/locate.ts'
import type { NameFacts, ResolvedCall } from '../../../src/facts/types/names.ts'
import type { Call, ModuleFacts } from '../../../src/facts/types.ts'
import type { Evidence, EvidenceLevel, Location } from '../../../src/model.ts'
import { isReachedFromEntry } from '../names.ts'

/** What evidence from calls is made of. */
export interface Code {
  readonly modules: readonly ModuleFacts[]
  readonly names: NameFacts
}

/**
 * Rung of a call on the evidence ladder. A call that runs only where a package happens to be installed, or that stands
 * in an example, is as good as declared; a notebook is no entry point of a project, so what it calls is used.
 */
export function useLevel(names: NameFacts, call: ResolvedCall): EvidenceLevel {
  if (call.guarded || call.role === 'example') return 'declared'
  return call.role === 'source' && isReachedFromEntry(names, call) ? 'integrated' : 'used'
}

const ORDER: readonly EvidenceLevel[] = ['declared', 'used', 'integrated', 'enforced']

/** The calls on the highest rung that any of them reaches, in their order. */
export function bestUses(names: NameFacts, calls: readonly ResolvedCall[]): ResolvedCall[] {
  const ranks = calls.map((call) => ORDER.indexOf(useLevel(names, call)))
  const best = ranks.reduce((most, rank) => Math.max(most, rank), -1)
  return calls.filter((_, index) => ranks[index] === best)
}

/** One sentence on a call, with its place and rung. */
export function useEvidence({ modules, names }: Code, call: ResolvedCall, message: string): Evidence {
  return { message, at: placeOf(modules, call), level: useLevel(names, call) }
}

export function placeOf(modules: readonly ModuleFacts[], at: { module: number; line: number }): Location {
  return locate(modules[at.module]!, at.line)
}

/** The call as it stands in its module, with its arguments. */
export function writtenCall(modules: readonly ModuleFacts[], { module, call }: ResolvedCall): Call {
  return modules[module]!.calls[call]!
}
