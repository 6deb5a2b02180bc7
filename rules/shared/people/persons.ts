import type { Profile } from '../../../src/facts/types/profile.ts'
import type { OpenVerdict } from '../../../src/model.ts'
import type { Code } from '../evidence/use.ts'
import { assessments } from '../fairness/assessments.ts'
import { lacks } from '../profile/applies.ts'

/**
 * Why a practice on data of persons says nothing. Where the code compares groups of people, there are such data, though no
 * column of them was seen by its name: that is unknown. Absent when it applies.
 */
export function lacksPersons(profile: Profile, code: Code): OpenVerdict | undefined {
  const none = lacks(profile, 'personal-data')
  if (none === undefined || none.status === 'unknown' || profile.flags['personal-data'].forced) return none
  const [compared] = assessments(code).filter(({ kind }) => kind === 'measures')
  if (compared === undefined) return none
  return {
    status: 'unknown',
    reason: `${compared.message}, and no column on persons was seen by its name; say "profile: {personal-data: true}" or false in the configuration`,
    evidence: [{ message: compared.message, at: compared.at }],
  }
}
