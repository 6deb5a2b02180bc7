import type { Role } from '../../model.ts'

export type Language = 'python' | 'typescript' | 'javascript'

/** What a file is made of, decided by name and, where needed, by its first line. */
export type FileKind =
  | Language
  | 'notebook'
  | 'yaml'
  | 'toml'
  | 'json'
  | 'ini'
  | 'markdown'
  | 'text'
  | 'shell'
  | 'dockerfile'
  | 'makefile'
  | 'data'
  | 'model'
  | 'binary'
  | 'other'

/** One file of the audited repository. `path` is relative to the root, with `/`. */
export interface ProjectFile {
  readonly path: string
  readonly kind: FileKind
  readonly role: Role
  /** Why it has this role, for `se-ml files`. */
  readonly reason: string
  /** Size in bytes. */
  readonly size: number
}
