import type { ProfileOptions } from '../index.ts'
import type { Settings } from './schema.ts'

/** What the configuration says about the repository; nothing where it says nothing. `serves` is short for its flag. */
export function profileOf({ settings }: { readonly settings: Settings }): { readonly profile?: ProfileOptions } {
  if (settings.profile === undefined) return {}
  const { kind, serves, ...flags } = settings.profile
  return { profile: { kind, flags: { ...flags, 'serves-or-deploys': serves } } }
}
