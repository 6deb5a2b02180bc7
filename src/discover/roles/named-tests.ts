import { type Candidate, joinPath, type Tree } from '../tree.ts'
import type { FolderPlace } from './decider.ts'
import type { TestSettings } from './pytest.ts'
import { definesTests, isNamedLikeTest, isTestFile } from './test-content.ts'

type File = Pick<Candidate, 'path' | 'name' | 'folder'>

/** Why a file is a test by the settings of pytest: they name it, and it holds tests. */
export function namedFile(file: File, tree: Tree, tests: TestSettings | undefined): string | undefined {
  const pattern = tests?.patternOf(file.name)
  if (pattern === undefined || !definesTests(tree.longHead(file.path))) return undefined
  return `python_files in ${tests!.file} names it (${pattern}), and it holds tests`
}

/**
 * Why a folder is one of tests by the settings of pytest: they name it, and most of its Python files are tests. Code with
 * tests or doctests among it stays code.
 */
export function namedFolder({ path }: FolderPlace, tree: Tree, tests: TestSettings | undefined): string | undefined {
  if (!tests?.folders.includes(path)) return undefined
  const files = pythonFiles(path, tree).filter(({ name }) => name !== '__init__.py')
  const found = files.filter((file) => isTest(file, tree, tests))
  if (found.length === 0 || found.length * 2 < files.length) return undefined
  return `in ${path}/, which testpaths in ${tests.file} names`
}

function isTest(file: File, tree: Tree, tests: TestSettings): boolean {
  return (isNamedLikeTest(file.name) && isTestFile(file, tree)) || namedFile(file, tree, tests) !== undefined
}

/** More than a folder of tests has. */
const MOST_FILES = 500

function pythonFiles(top: string, tree: Tree): File[] {
  const pending = [top]
  const found: File[] = []
  for (let at = 0; at < pending.length && found.length < MOST_FILES; at++) {
    const folder = pending[at]!
    const { files = [], folders = [] } = tree.folder(folder) ?? {}
    pending.push(...folders.map((name) => joinPath(folder, name)))
    for (const name of files) if (name.endsWith('.py')) found.push({ path: joinPath(folder, name), name, folder })
  }
  return found
}
