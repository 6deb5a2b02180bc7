import type { Profile, ProfileFlag, ProjectKind } from '../../../src/facts/types/profile.ts'
import type { OpenVerdict } from '../../../src/model.ts'

/** What the repository lacks when a flag is not set, as a reason that its owner can check. */
const LACKS: Readonly<Record<ProfileFlag, string>> = {
  'trains-model': 'no source code or notebook of the project trains a model',
  'fine-tunes-or-prompts-only': 'no ready-made model is loaded or called',
  'reads-external-data': 'no code reads data from files, databases or the network',
  'prepares-data': 'fewer than 5 operations on data frames clean, merge or reshape data',
  'hand-engineers-features': 'no code computes features from the columns of data',
  supervised: 'nothing that is trained here has a target',
  'personal-data': 'no column or data set of persons was seen',
  'serves-or-deploys': 'nothing here serves or deploys a model',
  demo: 'there is no demo',
  'user-facing': 'nothing here faces users',
  team: 'one person works on it',
  production: 'the configuration does not say that models are in use',
  'affects-people': 'the configuration does not say that people are affected',
}

/** Why such a project is not judged. A template that trains by itself is like an application. */
const KINDS: Readonly<Partial<Record<ProjectKind, string>>> = {
  library: 'it is a library: it offers functions, the projects that use it train and deploy',
  course: 'it is a course: its code teaches, nothing comes of it',
}

/**
 * Why a practice says nothing on this repository: a flag is not set. Absent when it applies.
 * @param flags all of them have to be set
 */
export function lacks({ flags }: Profile, ...needed: readonly ProfileFlag[]): OpenVerdict | undefined {
  const missing = needed.find((flag) => flags[flag].value !== true)
  if (missing === undefined) return undefined
  const { value, evidence, forced } = flags[missing]
  if (value === 'unknown') return { status: 'unknown', reason: evidence[0]?.message ?? `${missing} is not known` }
  const reason = forced ? `the configuration says that "${missing}" is not so` : LACKS[missing]
  return { status: 'not-applicable', reason, evidence }
}

/** Why practices on applications say nothing on this kind of project. Absent when they apply. */
export function isOtherKind({ kind }: Profile): OpenVerdict | undefined {
  const reason = KINDS[kind.value]
  return reason === undefined ? undefined : { status: 'not-applicable', reason, evidence: kind.evidence }
}

/** Why a practice on training says nothing: a library or a course, or nothing is trained. Absent when it applies. */
export function trainsNothing(profile: Profile): OpenVerdict | undefined {
  return lacks(profile, 'trains-model') ?? isOtherKind(profile)
}

/** Why a practice on the preparation of data says nothing: no data, or a library, course or template. Absent when it applies. */
export function preparesNothing(profile: Profile): OpenVerdict | undefined {
  const none = lacks(profile, 'prepares-data') ?? isOtherKind(profile)
  if (none !== undefined || profile.kind.value !== 'template') return none
  return {
    status: 'not-applicable',
    reason: 'it is a template: new projects bring their own data',
    evidence: profile.kind.evidence,
  }
}

/** Why a practice on features says nothing: none are computed from columns, or a library or course. Absent when it applies. */
export function makesNoFeatures(profile: Profile): OpenVerdict | undefined {
  return lacks(profile, 'hand-engineers-features') ?? isOtherKind(profile)
}
