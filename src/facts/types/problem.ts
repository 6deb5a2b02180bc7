import type { Location } from '../../model.ts'

/** A manifest that could not be read, or in part only. It is listed, never dropped silently. */
export interface Problem {
  readonly at: Location
  /** What is wrong, as part of a sentence: `not valid TOML: ...`. */
  readonly reason: string
}
