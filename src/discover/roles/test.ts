import type { Candidate } from '../tree.ts'
import { joinPath } from '../tree.ts'
import type { Decider, Surroundings } from './decider.ts'
import { isNamedLikeTest, isTestFile } from './test-content.ts'

type Tree = Surroundings['tree']

/** Automated tests and what helps them. */
export const test: Decider = {
  role: 'test',
  folder: ({ name, path }, { tree }) => {
    const proof = isTestFolderName(name) ? findTest(path, tree) : undefined
    return proof === undefined ? undefined : `in ${path}/, which holds tests (${proof})`
  },
  file: (file, { tree }, claims) => {
    if (file.kind === 'javascript' || file.kind === 'typescript') return claims.test ?? scriptTest(file)
    if (file.kind !== 'python') return undefined
    if (claims.test !== undefined) return claims.test
    return isNamedLikeTest(file.name) && isTestFile(file, tree) ? 'it is named like a test and holds tests' : undefined
  },
}

/** Data of tests. */
export const fixture: Decider = {
  role: 'fixture',
  folder: ({ name, path }, { tree }, claims) => {
    if (name === 'testdata') return `${path}/ is test data`
    if (claims.test === undefined || !FIXTURE_FOLDER.test(name) || holdsOwnTests(path, tree)) return undefined
    return `${path}/ is data of tests`
  },
  file: (file, _around, claims) => {
    if (claims.fixture !== undefined) return claims.fixture
    return claims.test !== undefined && isTestData(file) ? `data ${claims.test}` : undefined
  },
}

const FIXTURE_FOLDER =
  /^(fixtures?|data|datasets?|test[-_]?data|resources?|samples?|sample[-_]data|golden|goldens|assets|expected|snapshots?|__snapshots__|cassettes|files|images|inputs?|outputs?)$/

function isTestFolderName(name: string): boolean {
  return /^(tests?|__tests__|([a-z0-9]+[-_])*(unit|integration|functional|e2e|smoke|regression|system|gpu|cpu|pytest|py)[-_]?tests?|tests?[-_](unit|integration|functional|e2e|cpu|gpu))$/.test(
    name,
  )
}

/** `tests/data/test_loader.py` tests the package `data`: such a folder mirrors a package and is no data. */
function holdsOwnTests(path: string, tree: Tree): boolean {
  return tree.folder(path)?.files.some((name) => isPythonTest(path, name, tree)) ?? false
}

function isPythonTest(folder: string, name: string, tree: Tree): boolean {
  return (
    name.endsWith('.py') && isNamedLikeTest(name) && isTestFile({ path: joinPath(folder, name), name, folder }, tree)
  )
}

/** More folders than a test suite has; a data split called `test/` has more. */
const MOST_FOLDERS = 500

/** Name of the first file below the folder that holds tests. A folder `test/` may be a data split as well. */
function findTest(top: string, tree: Tree): string | undefined {
  const pending = [top]
  for (let looked = 0; pending.length > 0 && looked < MOST_FOLDERS; looked++) {
    const path = pending.shift() as string
    const inside = tree.folder(path)
    const found = inside?.files.find((name) => isPythonTest(path, name, tree) || scriptTest({ name }) !== undefined)
    if (found !== undefined) return found
    pending.push(...(inside?.folders ?? []).map((name) => joinPath(path, name)))
  }
  return undefined
}

function scriptTest({ name }: Pick<Candidate, 'name'>): string | undefined {
  return /\.(test|spec)\.[cm]?[jt]sx?$/.test(name) ? 'it is named like a test' : undefined
}

/** In a folder of tests: everything but code, documents and the settings of the test runner. */
function isTestData({ kind, name }: Candidate): boolean {
  if (/^(pytest|tox|setup)\.(ini|cfg)$|^requirements|^\.|^Makefile$/.test(name)) return false
  return ['data', 'model', 'binary', 'json', 'yaml', 'text', 'other', 'toml', 'ini'].includes(kind)
}
