import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { reasonByContent, reasonToLeaveOut } from '../../src/discover/leave-out.ts'
import { fileMatcher, overrideRoles } from '../../src/discover/override.ts'
import { declaredName, describeProject, hasPackaging, normalizeName } from '../../src/discover/project.ts'
import { readHead, readSmallFile } from '../../src/discover/read.ts'
import { leadingComments } from '../../src/discover/roles/header.ts'
import { holdsTests, isNamedLikeTest } from '../../src/discover/roles/test-content.ts'
import { findTracked } from '../../src/discover/tracked.ts'
import { folderOf, joinPath, nameOf, type Tree } from '../../src/discover/tree.ts'
import { findTop, findWorkTree, folderInRepository, submodulePaths } from '../../src/discover/worktree.ts'
import type { ProjectFile } from '../../src/facts/types.ts'
import { makeTree } from '../helpers/tree.ts'

/** A tree of files given as texts. */
function treeOf(files: Readonly<Record<string, string>>, name = 'project'): Tree {
  const head = (path: string): string => files[path] ?? ''
  return { name, has: (path) => path in files, folder: () => undefined, head, longHead: head }
}

describe('folders that are left out', () => {
  test.each([
    ['node_modules', '', 'installed packages'],
    ['.venv', '', 'virtual environment'],
    ['__pycache__', 'src', 'compiled Python files'],
    ['.ipynb_checkpoints', 'notebooks', 'checkpoints of Jupyter'],
    ['churn.egg-info', '', 'metadata of an installed package'],
    ['numpy-1.26.dist-info', '', 'metadata of an installed package'],
    ['cache', '.dvc', 'cache of DVC'],
    ['cache', 'src', undefined],
    ['src', '', undefined],
    ['venvs', '', undefined],
    ['constructor', '', undefined],
  ])('%s in %j: %s', (name, parent, reason) => {
    expect(reasonToLeaveOut(name, parent)).toBe(reason)
  })

  test.each([
    ['pyvenv.cfg', { 'env/pyvenv.cfg': '' }, 'it holds pyvenv.cfg'],
    ['conda-meta', { 'env/conda-meta/history': '' }, 'it holds conda-meta'],
    ['bin/activate', { 'env/bin/activate': '', 'env/lib/python3.8/os.py': '' }, 'bin/activate and lib/python'],
    ['Scripts', { 'env/Scripts/activate.bat': '', 'env/Lib/os.py': '' }, 'bin/activate and lib/python'],
    [
      'CACHEDIR.TAG',
      { 'env/CACHEDIR.TAG': 'Signature: 8a477f597d28d172789f06886806bc55\n# x' },
      'it holds CACHEDIR.TAG',
    ],
  ])('are known by %s', (_name, entries, reason) => {
    const folder = join(makeTree(entries), 'env')
    const names = new Set(Object.keys(entries).map((path) => path.split('/')[1]!))
    expect(reasonByContent(folder, names)).toContain(reason)
  })

  test.each([
    ['a bin and a lib of its own', { 'env/bin/tool': '', 'env/lib/code.py': '' }],
    ['a tag that says something else', { 'env/CACHEDIR.TAG': 'mine' }],
  ])('but not by %s', (_name, entries) => {
    const folder = join(makeTree(entries), 'env')
    const names = new Set(Object.keys(entries).map((path) => path.split('/')[1]!))
    expect(reasonByContent(folder, names)).toBeUndefined()
  })
})

describe('roles that the user gives', () => {
  const file = (path: string): ProjectFile => ({ path, kind: 'python', role: 'source', reason: 'code', size: 1 })
  const files = ['a.py', 'lib/b.py', 'lib/old/c.py'].map(file)
  const roles = (...patterns: readonly (readonly [pattern: string, role: 'test' | 'vendored' | 'docs'])[]): string[] =>
    overrideRoles(
      files,
      patterns.map(([pattern, role]) => ({ pattern, role })),
      [],
    ).map(({ role }) => role)

  test('hold for files, folders, and what lies in them; the last one decides', () => {
    expect(roles()).toEqual(['source', 'source', 'source'])
    expect(roles(['lib/', 'vendored'])).toEqual(['source', 'vendored', 'vendored'])
    expect(roles(['lib/', 'vendored'], ['old', 'docs'])).toEqual(['source', 'vendored', 'docs'])
    expect(roles(['*.py', 'test'])).toEqual(['test', 'test', 'test'])
    expect(roles(['/a.py', 'test'], ['[', 'docs'])).toEqual(['test', 'source', 'source'])
  })

  test('say who gave them', () => {
    const [first] = overrideRoles(files, [{ pattern: 'a.py', role: 'docs' }], [])
    expect(first).toMatchObject({ role: 'docs', reason: 'set by the configuration (a.py)' })
  })

  test.each([
    ['*.py', 'x/a.py', true],
    ['x/', 'x/a.py', true],
    ['/a.py', 'x/a.py', false],
    ['[', 'a', false],
  ])('the pattern %s matches %s: %s', (pattern, path, expected) => {
    expect(fileMatcher(pattern)(path)).toBe(expected)
  })
})

describe('the project', () => {
  test.each([
    ['pyproject.toml', '[project]\nname = "My.Churn_Model"\n', 'My.Churn_Model'],
    ['pyproject.toml', '[tool.poetry]\nname = "churn"\n', 'churn'],
    ['pyproject.toml', '[tool.other]\nname = "no"\n', undefined],
    ['setup.cfg', '[metadata]\nversion = 1\nname = churn\n', 'churn'],
    ['setup.cfg', '[options]\nname = no\n', undefined],
    ['setup.py', 'name = "no"\nsetup(\n    name="churn",\n)', 'churn'],
    ['setup.py', 'setup(**settings)', undefined],
    ['package.json', '{"name": "no"}', undefined],
  ])('has the name that %s gives: %j', (path, text, name) => {
    expect(declaredName(treeOf({ [path]: text }), '')).toBe(name)
  })

  test('is named as packages are compared (PEP 503)', () => {
    expect(normalizeName('My.Churn__Model')).toBe('my-churn-model')
    expect(describeProject(treeOf({ 'setup.cfg': '[metadata]\nname = A_b\n' }, 'My_Folder'))).toEqual({
      declared: 'a-b',
      folder: 'my-folder',
    })
    expect(describeProject(treeOf({}))).toEqual({ folder: 'project' })
    fc.assert(fc.property(fc.string(), (name) => normalizeName(normalizeName(name)) === normalizeName(name)))
  })

  test('brings packaging of its own', () => {
    expect([['setup.py'], ['pyproject.toml', 'a'], ['setup.cfg'], []].map(hasPackaging)).toEqual([
      true,
      true,
      false,
      false,
    ])
  })
})

describe('what a file says at its top', () => {
  test.each([
    ['# a\n# b\nx = 1\n# c', '# a\n# b'],
    ['// a\n\n// b\ncode()', '// a\n\n// b'],
    ['/* a\n * b\n */\ncode()', '/* a\n* b\n*/'],
    ['"""Generated by a model."""\n# a', ''],
    ['x = 1', ''],
    ['', ''],
  ])('%j: %j', (head, comments) => {
    expect(leadingComments(head)).toBe(comments)
  })
})

/** Practices reference, practice 24: what is a test. */
describe('a test', () => {
  test.each(['test_a.py', 'a_test.py', 'tests.py', 'test.py', 'a.test.ts', 'a-spec.js', 'conftest.py', 'Test_A.py'])(
    'may be called %s',
    (name) => {
      expect(isNamedLikeTest(name)).toBe(true)
    },
  )

  test.each(['latest.py', 'contest.py', 'attest.ts', 'testing.py', 'respect.js'])('is not called %s', (name) => {
    expect(isNamedLikeTest(name)).toBe(false)
  })

  const alone = { amongTests: false, hasConftest: false }
  const FUNCTION = 'def test_a():\n    assert f() == 1\n'
  test.each([
    ['imports pytest', 'import pytest\n', alone, true],
    ['has a TestCase', 'class A(unittest.TestCase):\n    pass\n', alone, true],
    ['imports mocks only', 'from unittest.mock import patch\n', alone, false],
    ['has a function that asserts', FUNCTION, alone, true],
    ['has a function without an assertion', 'def test_a():\n    f()\n', alone, false],
    [
      'stands among tests, and leaves assertions to helpers',
      'def test_a():\n    check(f())\n',
      { ...alone, amongTests: true },
      true,
    ],
    ['takes parameters that nobody gives', 'def test_a(model):\n    assert model\n', alone, false],
    ['takes what pytest gives', 'def test_a(tmp_path, capsys):\n    assert f(tmp_path)\n', alone, true],
    ['takes more than pytest gives', 'def test_a(tmp_path, model):\n    assert model\n', alone, false],
    ['takes fixtures of a conftest', 'def test_a(model):\n    assert model\n', { ...alone, hasConftest: true }, true],
    ['is a script with arguments', `import argparse\n${FUNCTION}`, alone, false],
    ['has a method that asserts', 'class TestA:\n    def test_a(self):\n        assert f()\n', alone, true],
    ['is a class that tests a network', 'class Tester:\n    def test_net(self):\n        assert path\n', alone, false],
    [
      'has a method with more parameters',
      'class TestA:\n    def test_a(self, net):\n        assert net\n',
      alone,
      false,
    ],
  ])('%s', (_name, text, company, expected) => {
    expect(holdsTests(text, company)).toBe(expected)
  })
})

describe('paths', () => {
  test.each([
    ['a/b/c.py', 'a/b', 'c.py'],
    ['c.py', '', 'c.py'],
    ['', '', ''],
  ])('%j stands in %j as %j', (path, folder, name) => {
    expect([folderOf(path), nameOf(path)]).toEqual([folder, name])
    expect(joinPath(folder, name)).toBe(path)
  })
})

describe('the start of a file', () => {
  test('is as long as asked for; what is no plain file has none', () => {
    const root = makeTree({ 'a.txt': 'abcdef', 'large.txt': 'a'.repeat((1 << 20) + 1) })
    expect(readHead(join(root, 'a.txt'), 3)).toBe('abc')
    expect(readHead(join(root, 'a.txt'), 100)).toBe('abcdef')
    expect(readHead(join(root, 'none'), 3)).toBeUndefined()
    expect(readSmallFile(join(root, 'a.txt'))).toBe('abcdef')
    expect(readSmallFile(join(root, 'large.txt'))).toBeUndefined()
    expect(readSmallFile(root)).toBeUndefined()
  })
})

describe('the work tree', () => {
  test('is found at or above a folder, with the way to it', () => {
    const root = makeTree({ '.git/HEAD': 'ref: refs/heads/main\n', 'ml/train/a.py': '' })
    expect(findTop(join(root, 'ml/train'))).toBe(root)
    expect(folderInRepository(join(root, 'ml/train'))).toBe('ml/train')
    expect(folderInRepository(root)).toBe('')
    expect(findWorkTree(join(root, 'ml'))).toMatchObject({ top: root, folders: ['ml'], gitFolder: join(root, '.git') })
  })

  test('may have its git folder elsewhere', () => {
    const root = makeTree({ 'real/HEAD': '', 'tree/.git': 'gitdir: ../real\n', 'tree/a.py': '' })
    expect(findWorkTree(join(root, 'tree')).gitFolder).toBe(join(root, 'real'))
  })

  test('knows its submodules', () => {
    const text = '[submodule "a"]\n\tpath = lib/a\n\turl = x\n[submodule "b"]\n  path = "lib b"\n'
    expect(submodulePaths(makeTree({ '.gitmodules': text }))).toEqual(['lib/a', 'lib b'])
    expect(submodulePaths(makeTree({ 'a.py': '' }))).toEqual([])
  })

  test('without git tracks nothing', () => {
    expect(findTracked({ folders: [] })()).toEqual({ files: new Set(), folders: new Set() })
  })
})

test('a text that nearly holds tests is looked through in linear time', () => {
  const start = performance.now()
  for (const text of ['class TestA:\n', 'class TestA:\n\n\n\n', ' \n', 'class Test'])
    holdsTests(`assert x\n${text.repeat(65_536 / text.length)}`, { amongTests: false, hasConftest: true })
  expect(performance.now() - start).toBeLessThan(2000)
})
