import type { CiTask } from './tasks.ts'

const CHECKS: ReadonlySet<string> = new Set(['tests', 'analysis', 'build'])

/**
 * Travis CI ended its free service in 2021. Where GitHub now checks the changes, the file of Travis was left behind, and
 * what only that file does no longer runs.
 */
export function withoutLeftBehind(tasks: readonly CiTask[]): CiTask[] {
  const moved = tasks.some(
    ({ job, work, runs }) => job.system === 'github-actions' && runs === 'on-change' && CHECKS.has(work),
  )
  return tasks.filter(({ job }) => !moved || job.system !== 'travis')
}
