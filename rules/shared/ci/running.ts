import type { CiCommand, CiFacts } from '../../../src/facts/types/ci.ts'

/** Commands of all jobs that run at some time. */
export function runningCommands({ jobs }: CiFacts): CiCommand[] {
  return jobs.filter(({ runs }) => runs !== 'never').flatMap(({ commands }) => commands)
}

/** Program and arguments as one line, for a pattern to look at. */
export function commandLine({ program, args }: Pick<CiCommand, 'program' | 'args'>): string {
  return [program, ...args].join(' ')
}
