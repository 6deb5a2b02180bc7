import { dirname } from 'node:path'
import { findConfig } from '../find.ts'
import { evidenceFault } from './evidence.ts'

export { yearAfter } from './dates.ts'
export { putAttestation } from './put.ts'

/** Checks evidence as it will be checked in the configuration of this folder. */
export function evidenceFaultIn(root: string): (evidence: string) => string | undefined {
  const file = findConfig(root)?.file
  return (evidence) => evidenceFault(evidence, file === undefined ? root : dirname(file))
}
