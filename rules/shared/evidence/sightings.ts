import type { ResolvedCall } from '../../../src/facts/types/names.ts'
import type { Evidence, EvidenceLevel } from '../../../src/model.ts'
import { type Code, useEvidence, useLevel } from './use.ts'

/** Most names that are listed of one sort of call; what is more says the same. */
const MOST = 3

const ORDER: readonly EvidenceLevel[] = ['enforced', 'integrated', 'used', 'declared']

/**
 * Calls as evidence: one line for each name, the strongest first, at most three.
 * @param what what such a call does, as a clause: `checks a schema`
 */
export function sightings(code: Code, calls: readonly ResolvedCall[], what: string): Evidence[] {
  const byName = new Map<string, ResolvedCall[]>()
  const strength = (call: ResolvedCall) => ORDER.indexOf(useLevel(code.names, call))
  for (const call of [...calls].sort((a, b) => strength(a) - strength(b)))
    byName.set(call.name, [...(byName.get(call.name) ?? []), call])
  return [...byName].slice(0, MOST).map(([name, [first, ...rest]]) => {
    const more = rest.length === 0 ? '' : `, and in ${rest.length} more ${rest.length === 1 ? 'place' : 'places'}`
    return useEvidence(code, first!, `\`${name}\` ${what}${more}`)
  })
}
