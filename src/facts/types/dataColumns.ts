import type { Role } from '../../model.ts'

/** First line of a table of text in the repository: the names of its columns. */
export interface DataColumns {
  readonly path: string
  readonly role: Role
  /** At most 500. */
  readonly columns: readonly string[]
}
