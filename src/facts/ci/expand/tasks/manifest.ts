import { folderOf, resolvePath } from '../../folder.ts'
import type { Project } from '../../project.ts'
import type { Call } from '../expander.ts'
import { at, isTable } from '../table.ts'
import type { TaskTable } from './body.ts'

/** Where a runner keeps its tasks: file and path of keys in it. */
export interface Place {
  readonly file: string
  readonly keys: readonly string[]
}

/** Where tasks are kept, and what their lists mean. */
type Kept = Pick<TaskTable, 'lists' | 'nested'> & { readonly places: readonly Place[] }

/** The first of several places that has tasks, in the folder of the command or one of those above. */
export async function findTasks({ project, folder }: Call, kept: Kept): Promise<TaskTable | undefined> {
  const { places, lists, nested } = kept
  for (const near of upwards(folder)) {
    for (const place of places) {
      const found = await tasksAt(project, { ...place, file: resolvePath(near, place.file) })
      if (found) return { ...found, lists, nested, folder: near }
    }
  }
  return undefined
}

/** A folder and those above it, up to the root. */
export function upwards(folder: string | undefined): string[] {
  const folders: string[] = []
  for (let at = folder; at !== undefined; at = at === '' ? undefined : folderOf(at)) folders.push(at)
  return folders
}

type Tasks = Pick<TaskTable, 'path' | 'tasks' | 'lineOf'>

/** A place in a file by its path from the root; undefined when that leaves the repository. */
interface Resolved extends Omit<Place, 'file'> {
  readonly file: string | undefined
}

async function tasksAt(project: Project, { file: path, keys }: Resolved): Promise<Tasks | undefined> {
  const document = await project.toml(path)
  const tasks = document === undefined ? undefined : at(document.value, ...keys)
  if (!isTable(tasks) || path === undefined) return undefined
  return { path, tasks, lineOf: (task) => document!.lineOf(keys.join('.'), task) }
}
