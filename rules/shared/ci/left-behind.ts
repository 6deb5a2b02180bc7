import type { CiEffect, CiSystem } from '../../../src/facts/types/ci.ts'
import type { CiWork } from './kinds.ts'

interface Task extends Pick<CiEffect, 'runs'> {
  readonly work: CiWork
  readonly job: { readonly system: CiSystem }
}

/**
 * Travis CI ended its free service in 2021. Where GitHub now tests or analyses, be it for releases only, or builds each
 * change, the file of Travis was left behind, and what only that file does no longer runs.
 */
export function withoutLeftBehind<Found extends Task>(tasks: readonly Found[]): Found[] {
  const moved = tasks.some((task) => task.job.system === 'github-actions' && checks(task))
  return tasks.filter(({ job }) => !moved || job.system !== 'travis')
}

function checks({ work, runs }: Task): boolean {
  return work === 'tests' || work === 'analysis' ? runs !== 'never' : work === 'build' && runs === 'on-change'
}
