import type { Location } from '../../model.ts'
import type { Problem } from './problem.ts'

/**
 * What a text says. `discloses`: a model or AI is at work. `limits`: it can be wrong, or is not meant for something.
 * `explains`: why it came out so. `impersonates`: a model is told to pass for a person.
 */
export type Saying = 'discloses' | 'limits' | 'explains' | 'impersonates'

/** One line for users, or for a model that talks to them. */
export interface UserText {
  readonly saying: Saying
  /** At most 160 characters. */
  readonly text: string
  readonly at: Location
}

/** What users read on pages and in the calls that draw an interface; empty where the project has no users. */
export interface UserTexts {
  /** Texts of calls and lines of pages that were looked at. */
  readonly looked: number
  /** Ordered by path and line; at most 200. */
  readonly texts: readonly UserText[]
  readonly problems: readonly Problem[]
}
