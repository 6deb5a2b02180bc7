import type { Profile, ProfileFlag, ProjectKind } from '../../../src/facts/types/profile.ts'
import type { Evidence, OpenVerdict } from '../../../src/model.ts'

/** What has to hold before a practice can be asked for. */
export interface Conditions {
  /** Kinds of repositories that cannot have it. */
  readonly notKinds?: readonly ProjectKind[]
  /** Why not, said of the kind: `it has no deployment of its own`. */
  readonly because?: string
  /** All of these must hold, each with what is said where it does not: `no code here trains a model`. */
  readonly flags: Readonly<Partial<Record<ProfileFlag, string>>>
}

/** Kinds that are used by projects, and are none themselves (practices.md, section 2.1). */
export const NO_PROJECTS: readonly ProjectKind[] = ['library', 'template', 'course']

const KIND_NAMES: Readonly<Record<ProjectKind, string>> = {
  application: 'an application',
  library: 'a library',
  'research-code': 'the code of a paper',
  template: 'a template',
  course: 'a course',
}

/**
 * Why a practice does not apply to the repository, or cannot be told to; undefined when it does apply. What the
 * configuration says of a flag outweighs the kind.
 */
export function whyNot({ kind, flags }: Profile, conditions: Conditions): OpenVerdict | undefined {
  const wanted = Object.entries(conditions.flags) as [ProfileFlag, string][]
  const declared = wanted.some(([flag]) => flags[flag].forced === true && flags[flag].value === true)
  if (!declared && conditions.notKinds?.includes(kind.value))
    return open('not-applicable', `the repository is ${KIND_NAMES[kind.value]}: ${conditions.because}`, kind.evidence)
  for (const [flag, otherwise] of wanted) {
    const { value, forced, evidence } = flags[flag]
    if (value === false) return open('not-applicable', forced ? `${otherwise}, says the configuration` : otherwise)
    if (value === 'unknown') return open('unknown', `cannot tell whether ${flag}`, evidence)
  }
  return undefined
}

function open(status: OpenVerdict['status'], reason: string, evidence?: readonly Evidence[]): OpenVerdict {
  return { status, reason, ...(evidence && evidence.length > 0 && { evidence }) }
}
