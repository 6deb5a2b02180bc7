import type { ProjectFile } from '../facts/types.ts'
import type { Role, Skipped } from '../model.ts'

export interface DiscoverOptions {
  /** Patterns in .gitignore syntax of what is left out. */
  readonly exclude: readonly string[]
  /** Role by pattern in .gitignore syntax; the last one that matches wins. */
  readonly roles: readonly { readonly pattern: string; readonly role: Role }[]
}

export interface Discovery {
  /** Ordered by path. */
  readonly files: readonly ProjectFile[]
  readonly skipped: readonly Skipped[]
}

/**
 * Walks the tree below `root` and gives each file one kind and one role.
 * @throws AuditError when `root` does not exist, is no folder or cannot be read
 */
export async function discover(_root: string, _options: DiscoverOptions): Promise<Discovery> {
  return { files: [], skipped: [] }
}
