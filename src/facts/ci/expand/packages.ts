import { folderOf, resolvePath } from '../folder.ts'
import type { Project } from '../project.ts'
import type { Call } from './expander.ts'
import { at, isTable } from './table.ts'
import type { TaskTable } from './tasks/body.ts'

/** More packages than a workspace of people has. */
const MOST_PACKAGES = 60

/** The scripts of package.json in a folder; none where there is no such file. */
export async function packageScripts(project: Project, folder: string | undefined): Promise<TaskTable[]> {
  const path = resolvePath(folder, 'package.json')
  const manifest = parseJson(await project.read(path))
  return path === undefined || manifest === undefined ? [] : [tableOf(path, folder, manifest)]
}

/**
 * The scripts of the packages below a folder, its own left out.
 * @param wanted names, folders or patterns of packages; empty for all. A pattern is taken for all.
 */
export async function packagesBelow(
  { project, folder }: Pick<Call, 'project' | 'folder'>,
  wanted: readonly string[],
): Promise<TaskTable[]> {
  if (folder === undefined) return []
  const start = folder === '' ? '' : `${folder}/`
  const paths = project.paths
    .filter((path) => path.startsWith(start) && path.endsWith('/package.json'))
    .filter((path) => folderOf(path) !== folder && !path.includes('node_modules/'))
  const tables = await Promise.all(
    paths.slice(0, MOST_PACKAGES).map(async (path) => {
      const manifest = parseJson(await project.read(path))
      const isMeant =
        manifest !== undefined && fits(wanted, folderOf(path).slice(start.length), at(manifest.json, 'name'))
      return isMeant ? [tableOf(path, folderOf(path), manifest)] : []
    }),
  )
  return tables.flat()
}

function fits(wanted: readonly string[], folder: string, name: unknown): boolean {
  return (
    wanted.length === 0 ||
    wanted.some((one) => isPattern(one) || one.replace(/^\.\/|\/$/g, '') === folder || one === name)
  )
}

/** `./apps/*`, `web...`, `...^web`, `!docs`, `[main]`. */
function isPattern(text: string): boolean {
  return /[*^!{}[\]]|\.\.\./.test(text)
}

interface Manifest {
  readonly text: string
  readonly json: unknown
}

function tableOf(path: string, folder: string | undefined, { text, json }: Manifest): TaskTable {
  const lines = text.split('\n')
  const lineOf = (name: string): number => Math.max(1, lines.findIndex((line) => line.includes(`"${name}"`)) + 1)
  const scripts = at(json, 'scripts')
  return { path, folder, tasks: isTable(scripts) ? scripts : {}, lineOf, lists: 'lines', nested: false }
}

function parseJson(text: string | undefined): Manifest | undefined {
  if (text === undefined) return undefined
  try {
    return { text, json: JSON.parse(text) }
  } catch {
    return undefined
  }
}
