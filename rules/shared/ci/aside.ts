import type { ModuleFacts } from '../../../src/facts/types.ts'
import { effectRank } from './strongest.ts'
import type { CiTask } from './tasks.ts'

/** Share of the code below which a folder is a part beside the project, rather than the project. */
const PART = 0.2

/** Tests and analyses that run in folders which hold little of the code: they say nothing on the rest. */
export function tasksAside(tasks: readonly CiTask[], own: readonly ModuleFacts[]): ReadonlySet<CiTask> {
  const groups = (['tests', 'analysis'] as const).flatMap((work) =>
    [0, 1, 2, 3].map((rank) => tasks.filter((task) => task.work === work && effectRank(task) === rank)),
  )
  return new Set(groups.flatMap((group) => (areAside(group, own) ? group : [])))
}

/** Tests may stand in a folder of their own, and then are those of the whole. */
function areAside(tasks: readonly CiTask[], own: readonly ModuleFacts[]): boolean {
  const folders = tasks.map(({ folder }) => folder)
  if (tasks.length === 0 || folders.includes(undefined)) return false
  const below = own.filter(({ path }) => folders.some((folder) => path.startsWith(`${folder}/`)))
  if (below.length === 0 && tasks[0]!.work === 'tests') return false
  return linesOf(below) < PART * linesOf(own)
}

function linesOf(modules: readonly ModuleFacts[]): number {
  return modules.reduce((sum, { codeLines }) => sum + codeLines, 0)
}
