import type { Profile } from '../../../src/facts/types/profile.ts'
import type { OpenVerdict } from '../../../src/model.ts'
import { lacks } from '../profile/applies.ts'
import { isNoProject } from '../profile/project.ts'
import type { Declared } from './infrastructure.ts'

/** Why practices on a deployed model say nothing. A demo alone is no deployment. Absent when they apply. */
export function isNotDeployed(profile: Profile): OpenVerdict | undefined {
  return isNoProject(profile) ?? lacks(profile, 'serves-or-deploys')
}

/**
 * What is to be said when nothing was found: where no file says how the service runs, it may well be set up elsewhere.
 * @param what that which was looked for: `shadow traffic`
 */
export function elsewhere(declared: readonly Declared[], what: string): OpenVerdict | undefined {
  if (declared.length > 0) return undefined
  const reason = `no file here says how the service runs, so ${what} may be set up elsewhere; answer for it with se-ml attest`
  return { status: 'unknown', reason }
}
