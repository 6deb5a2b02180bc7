import { extensionOf } from '../kind.ts'
import { type Candidate, joinPath, type Tree } from '../tree.ts'
import type { Decider, FolderPlace } from './decider.ts'
import { namedFile, namedFolder } from './named-tests.ts'
import { isScript, scriptTest } from './scripts.ts'
import { isNamedLikeTest, isTestFile } from './test-content.ts'

/** Automated tests and what helps them. */
export const test: Decider = {
  role: 'test',
  folder: (place, { tree, tests }) => {
    const proof = findProof(place, tree)
    return proof === undefined ? namedFolder(place, tree, tests) : `in ${place.path}/, which holds tests (${proof})`
  },
  file: (file, { tree, tests }, claims) => {
    if (file.kind === 'python') return claims.test ?? pythonTest(file, tree) ?? namedFile(file, tree, tests)
    if (file.kind === 'notebook') return claims.test
    if (isScript(file)) return claims.test ?? scriptTest(file, tree)
    return isOtherCode(file) ? (claims.test ?? otherTest(file.name)) : undefined
  },
}

/** Data of tests. */
export const fixture: Decider = {
  role: 'fixture',
  folder: ({ name, path }, { tree }, claims) => {
    if (/^(testdata|__snapshots__|test[-_](assets|fixtures|resources))$/.test(name)) return `${path}/ is data of tests`
    if (name === 'fixtures' && !tree.has(joinPath(path, '__init__.py'))) return `${path}/ is data of tests`
    if (claims.test === undefined || !FIXTURE_FOLDER.test(name) || holdsTest(path, tree)) return undefined
    return `${path}/ is data of tests`
  },
  file: (file, _around, claims) => {
    if (claims.fixture !== undefined) return claims.fixture
    return claims.test !== undefined && isTestData(file) ? `data ${claims.test}` : undefined
  },
}

const FIXTURE_FOLDER =
  /^(fixtures?|data|datasets?|test[-_]?data|resources?|samples?|sample[-_]data|goldens?|assets|expected|snapshots?|cassettes|files|images|inputs?|outputs?)$/

/** Names that folders of tests have, and names that only look like one: `test_suite/` may be a package. */
const TEST_FOLDER =
  /^(tests?|__tests__|([a-z0-9]+[-_])*(unit|integration|functional|e2e|smoke|regression|system|gpu|cpu|py)[-_]?tests?|tests?[-_](unit|integration|functional|e2e|cpu|gpu))$/
const LIKE_TEST_FOLDER = /^(tests?|e2e)[-_]|[-_](tests?|e2e)$|^e2e$/

/** Name of a file that proves the folder to be one of tests; a data split may be called `test/` as well. */
function findProof({ name, path }: FolderPlace, tree: Tree): string | undefined {
  if (TEST_FOLDER.test(name)) return findTest(path, tree)
  if (name === 'features') return tree.folder(path)?.files.find((file) => file.endsWith('.feature'))
  return LIKE_TEST_FOLDER.test(name) ? findTestIn(path, tree) : undefined
}

/** More folders than a test suite has; a data split may have more. */
const MOST_FOLDERS = 500

function findTest(top: string, tree: Tree): string | undefined {
  const pending = [top]
  for (let at = 0; at < pending.length && at < MOST_FOLDERS; at++) {
    const path = pending[at] as string
    const found = findTestIn(path, tree)
    if (found !== undefined) return found
    pending.push(...(tree.folder(path)?.folders ?? []).map((name) => joinPath(path, name)))
  }
  return undefined
}

function findTestIn(folder: string, tree: Tree): string | undefined {
  return tree.folder(folder)?.files.find((name) => {
    if (/\.[cm]?[jt]sx?$/.test(name)) return scriptTest({ path: joinPath(folder, name), name }, tree) !== undefined
    if (!name.endsWith('.py')) return otherTest(name) !== undefined
    return pythonTest({ path: joinPath(folder, name), name, folder }, tree) !== undefined
  })
}

/** `tests/data/test_loader.py` tests the package `data`: such a folder mirrors a package and is no data. */
function holdsTest(folder: string, tree: Tree): boolean {
  return findTestIn(folder, tree) !== undefined
}

function pythonTest(file: Pick<Candidate, 'path' | 'name' | 'folder'>, tree: Tree): string | undefined {
  return isNamedLikeTest(file.name) && isTestFile(file, tree) ? 'it is named like a test and holds tests' : undefined
}

function otherTest(name: string): string | undefined {
  return /_test\.(go|cc|cpp|rs)$|Tests?\.(java|kt|scala|cs)$|\.(feature|robot)$/.test(name)
    ? 'it is named like a test'
    : undefined
}

const OTHER_CODE = new Set(
  'go java kt scala rs c cc cpp cxx cu cuh h hpp r jl swift rb php cs feature robot'.split(' '),
)

/** Code that is not Python. */
function isOtherCode({ kind, name }: Candidate): boolean {
  return kind === 'javascript' || kind === 'typescript' || (kind === 'other' && OTHER_CODE.has(extensionOf(name)))
}

/** In a folder of tests: everything but code, documents and the settings of the test runner. */
function isTestData(file: Candidate): boolean {
  if (isOtherCode(file) || /^(pytest|tox|setup)\.(ini|cfg)$|^requirements|^\.|^Makefile$/.test(file.name)) return false
  return ['data', 'model', 'binary', 'json', 'yaml', 'text', 'other', 'toml', 'ini'].includes(file.kind)
}
