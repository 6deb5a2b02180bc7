import type { Project } from './project.ts'
import type { Origin } from './roles/decider.ts'
import { findOrigin } from './roles/known-packages.ts'
import { joinPath, type Tree } from './tree.ts'

/** The well-known package that the project is a fork of, if it is one. */
export function describeOrigin(project: Project, tree: Tree): Origin | undefined {
  const name = findOrigin(project, tree)
  if (name === undefined) return undefined
  const siblings = ['', 'src'].flatMap((folder) => importNames(folder, tree))
  return { name, siblings: siblings.filter((sibling) => sibling !== name && !COMMON.has(sibling)) }
}

/** Folders that come with the origin: importing from them says nothing. */
const COMMON = new Set([
  'tests',
  'test',
  'examples',
  'docs',
  'utils',
  'scripts',
  'src',
  'setup',
  'templates',
  'conftest',
])

/** What Python code could import from a folder. */
function importNames(folder: string, tree: Tree): string[] {
  const { files = [], folders = [] } = tree.folder(folder) ?? {}
  const modules = files.filter((name) => name.endsWith('.py')).map((name) => name.slice(0, -'.py'.length))
  return [...modules, ...folders.filter((name) => holdsPython(joinPath(folder, name), tree))]
}

function holdsPython(folder: string, tree: Tree): boolean {
  return tree.folder(folder)?.files.some((name) => name.endsWith('.py')) ?? false
}
