import type { Role } from '../../model.ts'
import type { Project } from '../project.ts'
import type { Candidate, Tree } from '../tree.ts'
import type { TestSettings } from './pytest.ts'

/** What is known of the whole repository when roles are decided. */
export interface Surroundings {
  readonly tree: Tree
  readonly project: Project
  /** Paths of git submodules. */
  readonly submodules: ReadonlySet<string>
  /** Set when the project is a fork of a well-known package. */
  readonly origin?: Origin
  /** Set when there are settings of pytest. */
  readonly tests?: TestSettings
  /** The audited folder lies in a git work tree. */
  readonly isWorkTree: boolean
}

/** The package that the project is a fork of, and the import names of what else stands beside it. */
export interface Origin {
  readonly name: string
  readonly siblings: readonly string[]
}

/** A folder as the deciders see it. */
export interface FolderPlace {
  readonly path: string
  /** In lower case: `Examples/` is `examples/`. */
  readonly name: string
  /** Path of the folder above. */
  readonly parent: string
}

/** Reasons by role, taken over from the folders above. */
export type Claims = Readonly<Partial<Record<Role, string>>>

/** Decides about one role. Each answer is the reason, in words for the user; undefined means no. */
export interface Decider {
  readonly role: Role
  /** Claims a folder with all that is below it. */
  folder?(place: FolderPlace, around: Surroundings, claims: Claims): string | undefined
  /** Decides about a single file. Without it the folder's claim holds for each file in it. */
  file?(file: Candidate, around: Surroundings, claims: Claims): string | undefined
}
