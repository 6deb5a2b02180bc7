import { given } from '../../given.ts'
import type { Attestation } from '../../index.ts'
import type { Settings } from '../schema.ts'
import { practiceName } from './check.ts'
import { yearAfter } from './dates.ts'

/** What the configuration answers for, checked before; nothing where it answers for nothing. */
export function attestationsOf({ settings }: { readonly settings: Settings }): {
  readonly attestations?: readonly Attestation[]
} {
  if (settings.attestations === undefined) return {}
  const attestations = settings.attestations.map(({ practice, level, evidence, by, on, expires, note }) => ({
    ...{ practice: practiceName(practice) ?? practice, level, by, on },
    expires: expires ?? yearAfter(on),
    ...given({ evidence, note }),
  }))
  return { attestations }
}
