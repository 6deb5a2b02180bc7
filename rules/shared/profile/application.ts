import type { Profile, ProjectKind } from '../../../src/facts/types/profile.ts'
import type { OpenVerdict } from '../../../src/model.ts'

/** Why nobody answers for the use of a model here. */
const KINDS: Readonly<Partial<Record<ProjectKind, string>>> = {
  library: 'it is a library: who uses it in an application answers for that',
  course: 'it is a course: its models decide nothing',
  template: 'it is a template: who makes a project of it answers for that',
}

const NO_MODEL = 'no code here trains, loads or serves a model'

/** Why practices on machine-learning applications and their use say nothing here. Absent when they apply. */
export function isNoApplication({ kind, flags }: Profile): OpenVerdict | undefined {
  const reason = KINDS[kind.value]
  if (reason !== undefined) return { status: 'not-applicable', reason, evidence: kind.evidence }
  const uses = (['trains-model', 'fine-tunes-or-prompts-only', 'serves-or-deploys', 'production'] as const).some(
    (flag) => flags[flag].value === true,
  )
  return uses ? undefined : { status: 'not-applicable', reason: NO_MODEL }
}
