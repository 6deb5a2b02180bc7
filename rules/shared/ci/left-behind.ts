import type { CiEffect, CiSystem } from '../../../src/facts/types/ci.ts'
import type { CiWork } from './kinds.ts'

interface Task extends Pick<CiEffect, 'runs'> {
  readonly work: CiWork
  readonly job: { readonly system: CiSystem }
}

const CHECKS: ReadonlySet<CiWork> = new Set(['tests', 'analysis', 'build'])

/**
 * Travis CI ended its free service in 2021. Where GitHub now checks the changes, the file of Travis was left behind, and
 * what only that file does no longer runs.
 */
export function withoutLeftBehind<Found extends Task>(tasks: readonly Found[]): Found[] {
  const moved = tasks.some(
    ({ job, work, runs }) => job.system === 'github-actions' && runs === 'on-change' && CHECKS.has(work),
  )
  return tasks.filter(({ job }) => !moved || job.system !== 'travis')
}
