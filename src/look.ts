import { gather } from './facts/gather.ts'
import type { Decision, ProfileFlag, ProjectKind } from './facts/types/profile.ts'
import type { ProjectFile } from './facts/types.ts'
import { type MeasureOptions, measure } from './measure.ts'

/** What a repository was taken for: all that a configuration could correct. */
export interface Look {
  readonly files: readonly ProjectFile[]
  /** Components of the production code, largest first. */
  readonly components: readonly { readonly name: string; readonly codeLines: number }[]
  readonly kind: Decision<ProjectKind>
  readonly flags: Readonly<Record<ProfileFlag, Decision<boolean | 'unknown'>>>
}

/**
 * Looks at a repository without judging it.
 * @throws AuditError when the user can mend what is wrong: no such folder, nothing to audit
 */
export async function look(root: string, options: MeasureOptions): Promise<Look> {
  const { files, modules } = await measure(root, options)
  const { architecture, profile } = await gather({ root, files, modules }, new Set(['architecture', 'profile']))
  return {
    files,
    components: (architecture?.components ?? []).map(({ name, codeLines }) => ({ name, codeLines })),
    kind: profile!.kind,
    flags: profile!.flags,
  }
}
