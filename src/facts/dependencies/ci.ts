import { type Declarations, merge } from './found.ts'
import { readInstalls } from './install.ts'

/** One command of a CI job. */
export interface CiCommand {
  /** Shell text, of one or several lines. */
  readonly shell: string
  /** Where it stands, relative to the audited root. */
  readonly path: string
  readonly line: number
}

/** Packages that CI jobs install. Jobs run at the top of the repository unless they say otherwise. */
export function readCiInstalls(commands: readonly CiCommand[]): Declarations {
  return merge(
    commands.map(({ shell, path, line }) =>
      readInstalls(shell, { path, line, source: 'ci', group: 'development', from: 'top' }),
    ),
  )
}
