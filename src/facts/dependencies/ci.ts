import type { CiFacts } from '../types/ci.ts'
import { type Declarations, merge } from './found.ts'
import { readInstalls } from './install.ts'

/**
 * Packages that CI jobs install, also through the Makefile or script that a job starts. What a Dockerfile installs is
 * read from the Dockerfile itself. Jobs run at the top of the repository unless they say otherwise.
 */
export function readCiInstalls({ jobs }: CiFacts): Declarations {
  const commands = jobs
    .flatMap((job) => job.commands)
    .filter(({ args, at }) => installs(args) && !isDockerfile(at.path))
  const places = new Map(commands.map((command) => [`${command.at.path}:${command.at.line}:${command.text}`, command]))
  return merge(
    [...places.values()].map(({ text, at }) => {
      return readInstalls(text, { path: at.path, line: at.line ?? 1, source: 'ci', group: 'development', from: 'top' })
    }),
  )
}

function installs(args: readonly string[]): boolean {
  return args.includes('install') || args.includes('add') || args.includes('create') || args.includes('update')
}

function isDockerfile(path: string): boolean {
  return /(^|\/)(Dockerfile|Containerfile)[^/]*$|\.dockerfile$/i.test(path)
}
