import type { Candidate, Tree } from '../tree.ts'
import { joinPath } from '../tree.ts'

/** `test_*.py`, `*_test.py` and their kin, and files that say “test” somewhere and may hold a TestCase. */
export function isNamedLikeTest(name: string): boolean {
  return /^tests?[_.]|[_.-](tests?|spec)\.|^conftest\.py$/i.test(name)
}

const FRAMEWORK =
  /^\s*(import|from)\s+(pytest|unittest|hypothesis|nose|absl\.testing|testbook|testfixtures|django\.test|numpy\.testing|torch\.testing)\b/m
const TEST_CASE = /^class\s+\w+\s*\([^)]*TestCase\b/m
const TEST_FUNCTION =
  /^(?:async\s+)?def\s+test_\w*\(\s*(\))?|^class\s+Test\w*[^\n]*:[\s\S]{0,4000}?^\s+(?:async\s+)?def\s+test_?\w*\(/gm
const ASSERTION = /^\s*assert\b|\.assert\w*\(|\bassert_\w+\(/m
const SCRIPT = /\bargparse\b|\bArgumentParser\b|\bimport\s+(click|fire|hydra)\b|\babsl\s+import\s+(app|flags)\b/

/**
 * Does the text hold tests? The name alone does not tell: `test.py` and `test_model.py` of research code often evaluate
 * a network on the test split.
 * @param hasConftest fixtures may come from a conftest.py, so that test functions may have parameters
 */
export function holdsTests(text: string, hasConftest: boolean): boolean {
  if (FRAMEWORK.test(text) || TEST_CASE.test(text)) return true
  if (SCRIPT.test(text) || !ASSERTION.test(text)) return false
  for (const [, noParameters] of text.matchAll(TEST_FUNCTION)) {
    if (hasConftest || noParameters !== undefined) return true
  }
  return false
}

/** Reads no more of the file than it takes to tell. */
export function isTestFile(file: Pick<Candidate, 'path' | 'name' | 'folder'>, tree: Tree): boolean {
  if (file.name === 'conftest.py') return true
  const head = tree.head(file.path)
  if (FRAMEWORK.test(head) || TEST_CASE.test(head)) return true
  return holdsTests(tree.longHead(file.path), hasConftest(file.folder, tree))
}

function hasConftest(folder: string, tree: Tree): boolean {
  for (let at = folder; ; at = at.slice(0, Math.max(at.lastIndexOf('/'), 0))) {
    if (tree.has(joinPath(at, 'conftest.py'))) return true
    if (at === '') return false
  }
}
