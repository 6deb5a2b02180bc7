import type { CiWork } from './kinds.ts'
import type { CiTask } from './tasks.ts'

/** How much a task can do for a change, 0..3: 3 can fail it, 2 runs on it, 1 runs at other times, 0 never. */
export function effectRank({ runs, gating }: Pick<CiTask, 'runs' | 'gating'>): 0 | 1 | 2 | 3 {
  if (runs === 'on-change') return gating ? 3 : 2
  return runs === 'otherwise' ? 1 : 0
}

/** The task of a kind of work that can do most for a change, on pull requests and pushes if there is such; the first of equals. */
export function strongest(tasks: readonly CiTask[], work?: CiWork): CiTask | undefined {
  const fitting = tasks.filter((task) => work === undefined || task.work === work)
  return fitting.reduce<CiTask | undefined>(
    (best, task) => (best === undefined || reachOf(task) > reachOf(best) ? task : best),
    undefined,
  )
}

/** Tells tasks of one rank apart by whether they run on every change. */
function reachOf(task: CiTask): number {
  const { onPullRequest, onPush } = task.job
  return effectRank(task) + (onPullRequest && onPush ? 0.5 : 0)
}

/** Rank of the strongest task of that kind; -1 where there is none. */
export function rankOf(tasks: readonly CiTask[], work: CiTask['work']): number {
  const best = strongest(tasks, work)
  return best === undefined ? -1 : effectRank(best)
}
