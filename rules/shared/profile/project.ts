import type { Profile } from '../../../src/facts/types/profile.ts'
import type { OpenVerdict } from '../../../src/model.ts'
import { isOtherKind } from './applies.ts'

/**
 * Why practices on the data and the deployment of a project say nothing: it is a library or a course, or a template, whose
 * data and service belong to the projects that are made from it (practices.md, section 2.1). Absent when they apply.
 */
export function isNoProject(profile: Profile): OpenVerdict | undefined {
  const { value, evidence } = profile.kind
  if (value !== 'template') return isOtherKind(profile)
  return {
    status: 'not-applicable',
    reason: 'it is a template: data and services come with the projects made from it',
    evidence,
  }
}
