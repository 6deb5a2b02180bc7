import { createHash } from 'node:crypto'
import type { Finding, FoundPlace, RuleId } from '../model.ts'

/**
 * Gives each finding its fingerprint: a hash of rule, path, symbol and content, without line numbers. Findings that are
 * equal in all of them are told apart by their order.
 */
export function stamp(rule: RuleId, found: readonly FoundPlace[]): Finding[] {
  const seen = new Map<string, number>()
  return found.map((place) => {
    const identity = [rule, place.at.path, place.symbol ?? '', place.content].join('\n')
    const ordinal = seen.get(identity) ?? 0
    seen.set(identity, ordinal + 1)
    return { ...place, fingerprint: createHash('sha256').update(`${identity}\n${ordinal}`).digest('hex').slice(0, 16) }
  })
}
