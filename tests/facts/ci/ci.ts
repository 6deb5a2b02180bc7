import { readCi } from '../../../src/facts/ci/index.ts'
import { projectOf } from '../../../src/facts/ci/project.ts'
import type { CiCommand, CiFacts, CiJob } from '../../../src/facts/types/ci.ts'

export type Files = Readonly<Record<string, string>>

export interface Around {
  readonly branch?: string
  readonly repository?: string
}

export type Read = Pick<CiFacts, 'files' | 'jobs' | 'hooks' | 'truncated'>

/** The CI facts of a repository that is given as texts by path. The default branch is `main`, unless one is given. */
export function ciOf(files: Files, around: Around = { branch: 'main' }): Promise<Read> {
  const load = async (path: string) => files[path] ?? Promise.reject(new Error(`no ${path}`))
  return readCi({ project: projectOf(Object.keys(files), load), ...around })
}

/** The only job. */
export async function jobOf(files: Files, around?: Around): Promise<CiJob> {
  const { jobs } = await ciOf(files, around)
  if (jobs.length !== 1) throw new Error(`${jobs.length} jobs: ${jobs.map(({ name }) => name).join(', ')}`)
  return jobs[0]!
}

/** Jobs as `name: on-change gating` or `name: on-change, reason`. */
export function effects(jobs: readonly CiJob[]): string[] {
  return jobs.map(({ name, runs, gating, reason, doubt }) => {
    const doubtful = doubt === undefined ? '' : ` (${doubt})`
    return `${name}: ${runs} ${gating ? 'gating' : reason}${doubtful}`
  })
}

/** Commands as `+ program arguments`, or `- program arguments: reason`. */
export function lines(commands: readonly CiCommand[]): string[] {
  return commands.map(({ program, args, gating, reason }) => {
    const text = [program, ...args].join(' ')
    return gating ? `+ ${text}` : `- ${text}: ${reason}`
  })
}

/** Commands with the way to them: `pytest tests <.github/workflows/ci.yml:5 -> Makefile:2 (test)>`. */
export function ways(commands: readonly CiCommand[]): string[] {
  return commands.map(({ program, args, origin }) => `${[program, ...args].join(' ')} <${origin}>`)
}

/** A workflow with one job of the given steps. */
export function workflow(steps: string, on = 'on: [push, pull_request]'): Files {
  const indented = steps.replace(/^/gm, '      ')
  return { '.github/workflows/ci.yml': `${on}\njobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n${indented}\n` }
}
