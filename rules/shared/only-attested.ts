import type { Evidence, OpenVerdict } from '../../src/model.ts'

/**
 * Verdict of a practice that files cannot show: it takes an attestation, and what was found is shown to whoever writes it.
 * @param what that which no file shows, as a clause: `whether people talk to each other`
 * @param hints documents and settings that may serve as the evidence of an attestation
 */
export function onlyAttested(what: string, hints: readonly Evidence[]): OpenVerdict {
  const reason = `no file can show ${what}; answer for it with se-ml attest`
  return { status: 'unknown', reason, evidence: hints }
}
