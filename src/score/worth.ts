import type { Attestation } from '../model.ts'
import { ATTESTED, WITHOUT_EVIDENCE } from './policy.ts'

/** Strength that an attestation gives, 0..1, and how that came about. */
export function worth({ level, evidence, by, on }: Attestation): { readonly value: number; readonly step: string } {
  const value = ATTESTED[level] * (evidence === undefined ? WITHOUT_EVIDENCE : 1)
  const proof = evidence === undefined ? `without evidence, x${WITHOUT_EVIDENCE.toFixed(2)}` : `evidence ${evidence}`
  const step = `attested ${level.replaceAll('-', ' ')} by ${by} on ${on} (${proof}): ${value.toFixed(2)}`
  return { value, step }
}
