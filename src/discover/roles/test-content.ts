import { type Candidate, folderOf, joinPath, type Tree } from '../tree.ts'

/** `test_*.py`, `*_test.py` and their kin, and files that say “test” somewhere and may hold a TestCase. */
export function isNamedLikeTest(name: string): boolean {
  return /^tests?[_.]|[_.-](tests?|spec)\.|^conftest\.py$/i.test(name)
}

/** Mocks alone prove nothing: libraries that help with testing import them too. */
const FRAMEWORK =
  /^[ \t]*(import|from)\s+(pytest|unittest(?!\.mock|\s+import\s+(mock|patch))|hypothesis|nose|behave|pytest_bdd|playwright|absl\.testing|testbook|testfixtures|django\.test|numpy\.testing|torch\.testing)\b/m
const TEST_CASE = /^class\s+\w+\s*\([^)]*TestCase\b/m
const ASSERTION = /^[ \t]*assert\b|\.assert\w*\(|\bassert_\w+\(|\bexpect\(/m
const SCRIPT = /\bargparse\b|\bArgumentParser\b|\bimport\s+(click|fire|hydra)\b|\babsl\s+import\s+(app|flags)\b/

/** What stands around a file, when its own text leaves a doubt. */
export interface TestCompany {
  /** Other tests or a conftest.py stand beside it: assertions may be left to helpers. */
  readonly amongTests: boolean
  /** A conftest.py holds for it: test functions may have parameters. */
  readonly hasConftest: boolean
}

/**
 * Does the text hold tests? The name alone does not tell: `test.py` and `test_model.py` of research code often evaluate
 * a network on the test split.
 */
export function holdsTests(text: string, { amongTests, hasConftest }: TestCompany): boolean {
  if (namesFramework(text)) return true
  const functions = testFunctions(text)
  if (amongTests) return functions.length > 0
  if (SCRIPT.test(text) || !ASSERTION.test(text)) return false
  return functions.some(({ free }) => hasConftest || free)
}

interface TestFunction {
  /** It has no parameters that somebody has to give. */
  readonly free: boolean
}

/** Functions `test_...` of the top level, and methods of classes `Test...`. */
function testFunctions(text: string): TestFunction[] {
  const found: TestFunction[] = []
  let owner: string | undefined
  for (const line of text.split('\n')) {
    const own = /^class\s+(Test\w*)/.exec(line)?.[1]
    if (own !== undefined || /^[A-Za-z_@]/.test(line)) owner = own
    const read = /^\s/.test(line) ? owner && readMethod(line, owner) : readFunction(line)
    if (read) found.push(read)
  }
  return found
}

function readFunction(line: string): TestFunction | undefined {
  const [head, end] = FREE_FUNCTION.exec(line) ?? []
  return head === undefined ? undefined : { free: end !== undefined }
}

/** What pytest itself gives a test counts as no parameter: `def test_save(tmp_path):`. */
const FREE_FUNCTION =
  /^(?:async\s+)?def\s+test_\w*\(\s*((?:(?:tmp_path|tmpdir|capsys|capfd|caplog|monkeypatch|recwarn)(?:\s*,\s*|\s*(?=\))))*\))?/

/** Pytest runs a method `test_...` of a class `TestModel`; a `Tester` or a method `test` of research code evaluates a network. */
function readMethod(line: string, owner: string): TestFunction | undefined {
  const [head, name = '', end] = /^\s+(?:async\s+)?def\s+(test_?\w*)\(\s*(?:self\s*(\)))?/.exec(line) ?? []
  if (head === undefined) return undefined
  return { free: end !== undefined && name.startsWith('test_') && /^Test([A-Z_0-9]|$)/.test(owner) }
}

/** Reads no more of the file than it takes to tell. */
export function isTestFile({ path, name, folder }: Pick<Candidate, 'path' | 'name' | 'folder'>, tree: Tree): boolean {
  if (name === 'conftest.py' || namesFramework(tree.head(path))) return true
  const conftests = foldersAbove(folder).filter((above) => tree.has(joinPath(above, 'conftest.py')))
  const amongTests = conftests.some((above) => above !== '') || hasPlainTest(folder, tree)
  return holdsTests(tree.longHead(path), { amongTests, hasConftest: conftests.length > 0 })
}

/** Whether the text defines test functions that assert something, for files that settings name. */
export function definesTests(text: string): boolean {
  return testFunctions(text).length > 0 && (ASSERTION.test(text) || namesFramework(text))
}

function namesFramework(text: string): boolean {
  return FRAMEWORK.test(text) || TEST_CASE.test(text)
}

/** A test beside it that leaves no doubt. The root is no folder of tests, whatever lies in it. */
function hasPlainTest(folder: string, tree: Tree): boolean {
  const names = folder === '' ? [] : (tree.folder(folder)?.files ?? [])
  return names.some(
    (name) => name.endsWith('.py') && isNamedLikeTest(name) && namesFramework(tree.head(joinPath(folder, name))),
  )
}

/** The folder and all above it, the root (`''`) last. */
function foldersAbove(folder: string): string[] {
  const folders = [folder]
  for (let at = folder; at !== ''; ) {
    at = folderOf(at)
    folders.push(at)
  }
  return folders
}
