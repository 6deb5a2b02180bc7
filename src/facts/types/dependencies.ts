import type { Location } from '../../model.ts'
import type { Problem } from './problem.ts'

/** What a dependency is for. `optional` is what a user may add: extras, other groups, examples. */
export type DependencyGroup = 'runtime' | 'development' | 'optional'

/** Where a dependency is declared. */
export type DependencySource =
  | 'requirements'
  | 'pyproject'
  | 'pipfile'
  | 'setup.cfg'
  | 'setup.py'
  | 'conda'
  | 'pixi'
  | 'mlflow'
  | 'dockerfile'
  | 'notebook'
  | 'ci'

/** One declared dependency. */
export interface Dependency {
  /** Normalised as PEP 503 says: lower case, runs of `-_.` are one `-`. */
  readonly name: string
  /** Version constraint, URL or commit as written; empty when any version will do. */
  readonly spec: string
  readonly group: DependencyGroup
  /** Name of the extra, group or environment, where it has one. */
  readonly groupName?: string
  /** The declaration itself, or a constraints file that goes with it, allows exactly one version. */
  readonly pinned: boolean
  readonly source: DependencySource
  /** Modules that the distribution provides, usual one first: `['sklearn']`. Empty when it provides none. */
  readonly imports: readonly string[]
  /** The file lists all that was installed (`pip freeze`), so the name alone is no sign of use. */
  readonly frozen?: true
  readonly at: Location
}

export type LockTool =
  | 'poetry'
  | 'uv'
  | 'pdm'
  | 'pipenv'
  | 'pip-compile'
  | 'conda-lock'
  | 'conda-explicit'
  | 'pixi'
  | 'rye'
  | 'pylock'

/** A file that a tool wrote and that fixes the version of each package. */
export interface LockFile {
  readonly path: string
  readonly tool: LockTool
  /** Normalised names, in order. */
  readonly packages: readonly string[]
}

/** All that the repository says it needs. */
export interface Dependencies {
  /** Ordered by path, then line. A name may be declared in several places. */
  readonly declared: readonly Dependency[]
  readonly locks: readonly LockFile[]
  /** Names that stand in a lock file only: other packages brought them in. */
  readonly transitive: readonly string[]
  /** Files that list all that was installed: more than 80 pinned lines, packages among them that nobody asks for. */
  readonly freezes: readonly string[]
  /** Required versions of Python as written. */
  readonly python: readonly { readonly spec: string; readonly at: Location }[]
  readonly problems: readonly Problem[]
}
