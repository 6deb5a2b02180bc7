import { readInstructions } from '../containers/instructions.ts'
import type { DependencyGroup } from '../types/dependencies.ts'
import { type Declarations, merge } from './found.ts'
import { readInstalls } from './install.ts'

/** Packages that the `RUN` lines of a Dockerfile install. */
export function readDockerfile(text: string, path: string, group: DependencyGroup): Declarations {
  const runs = readInstructions(text).filter(({ keyword }) => keyword === 'RUN')
  return merge(
    runs.map(({ value, line }) => readInstalls(value, { path, source: 'dockerfile', group, line, from: path })),
  )
}
