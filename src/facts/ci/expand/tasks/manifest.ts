import { folderOf, resolvePath } from '../../folder.ts'
import type { Project } from '../../project.ts'
import { at, isTable } from '../table.ts'
import type { TaskTable } from './body.ts'

/** Where a runner keeps its tasks: file and path of keys in it. */
export interface Place {
  readonly file: string
  readonly keys: readonly string[]
}

type Kind = Pick<TaskTable, 'lists' | 'nested'>

/** The first of several places that has tasks, in the folder or one of those above. */
export async function findTasks(
  project: Project,
  folder: string | undefined,
  places: readonly Place[],
  kind: Kind,
): Promise<TaskTable | undefined> {
  for (const near of upwards(folder)) {
    for (const place of places) {
      const table = await tasksAt(project, resolvePath(near, place.file), place.keys, { ...kind, folder: near })
      if (table) return table
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

async function tasksAt(
  project: Project,
  path: string | undefined,
  keys: readonly string[],
  kind: Kind & Pick<TaskTable, 'folder'>,
): Promise<TaskTable | undefined> {
  const document = await project.toml(path)
  const tasks = document === undefined ? undefined : at(document.value, ...keys)
  if (!isTable(tasks) || path === undefined) return undefined
  return { ...kind, path, tasks, lineOf: (task) => document!.lineOf(keys.join('.'), task) }
}
