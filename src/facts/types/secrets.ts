import type { Location } from '../../model.ts'
import type { Problem } from './problem.ts'

/** A secret that stands in a file. Its value is kept nowhere, not even a part of it. */
export interface FoundSecret {
  /** What it is: `AWS access key`, `private key`. */
  readonly kind: string
  readonly at: Location
  /** `format`: nothing else looks like it. `assigned`: a random-looking text that is given to a name of a secret. */
  readonly by: 'format' | 'assigned'
}

/** A file that holds credentials by its name, whatever is in it. */
export interface CredentialFile {
  readonly kind: string
  readonly at: Location
}

export interface Secrets {
  /** Ordered by path, then line; at most 500. */
  readonly found: readonly FoundSecret[]
  /** Files that are tracked, or lie there without git, and hold credentials by their name. */
  readonly files: readonly CredentialFile[]
  /** Files that were read, and the bytes of them: what the search covers. */
  readonly read: { readonly files: number; readonly bytes: number }
  readonly problems: readonly Problem[]
}
