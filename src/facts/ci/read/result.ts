import type { JobDraft } from '../job.ts'

/** One file that a reader is given. */
export interface Source {
  readonly path: string
  readonly text: string
}

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
