import type { Finding } from '../model.ts'

/** Findings that nobody accepted: the others are no candidates, though they count in the score as they were measured. */
export function open(findings: readonly Finding[]): readonly Finding[] {
  return findings.some(({ suppressed }) => suppressed) ? findings.filter(({ suppressed }) => !suppressed) : findings
}
