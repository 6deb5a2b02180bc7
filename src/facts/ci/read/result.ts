import type { JobDraft } from '../job.ts'

/** What a reader makes of one file. */
export interface ReadResult {
  readonly drafts: readonly JobDraft[]
  /** Why the file could not be read, or not whole. */
  readonly error?: string
  /** Names of configuration that it takes from elsewhere. */
  readonly includes?: readonly string[]
  /** The file turns out not to configure continuous integration: it is not listed. */
  readonly absent?: boolean
}
