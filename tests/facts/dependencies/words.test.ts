import { describe, expect, test } from 'vitest'
import { isCondaFile, parseCondaSpec } from '../../../src/facts/dependencies/conda.ts'
import { findFreezes } from '../../../src/facts/dependencies/freeze.ts'
import { groupOfFile, groupOfName } from '../../../src/facts/dependencies/group.ts'
import { resolvePath } from '../../../src/facts/dependencies/paths.ts'
import { isPinned, isPinnedByConda, isPinnedByPoetry } from '../../../src/facts/dependencies/pinned.ts'
import { normalise, parseRequirement } from '../../../src/facts/dependencies/requirement.ts'
import { isCompiled, isRequirementsFile, readConstraints } from '../../../src/facts/dependencies/requirementsFile.ts'
import type { Dependency } from '../../../src/facts/types/dependencies.ts'

describe('names of distributions', () => {
  // The examples of PEP 503.
  test.each([
    'friendly-bard',
    'Friendly-Bard',
    'FRIENDLY-BARD',
    'friendly.bard',
    'friendly_bard',
    'friendly--bard',
    'FrIeNdLy-._.-bArD',
  ])('%s is friendly-bard', (name) => {
    expect(normalise(name)).toBe('friendly-bard')
  })
})

describe('requirements', () => {
  // The forms of PEP 508 and of the manual of pip.
  test.each([
    ['A', 'a', ''],
    ['A.B-C_D', 'a-b-c-d', ''],
    ['name', 'name', ''],
    ['name<=1', 'name', '<=1'],
    ['name>=3,<2', 'name', '>=3,<2'],
    ['name (>=1.0)', 'name', '>=1.0'],
    ["name[quux, strange];python_version<'2.7' and platform_version=='2'", 'name', ''],
    ["name; os_name=='a' or os_name=='b'", 'name', ''],
    ['requests [security,tests] >= 2.8.1, == 2.8.* ; python_version < "2.7"', 'requests', '>= 2.8.1, == 2.8.*'],
    ['name@http://foo.com', 'name', 'http://foo.com'],
    [
      'pip @ https://github.com/pypa/pip/archive/1.3.1.zip#sha1=da9234ee',
      'pip',
      'https://github.com/pypa/pip/archive/1.3.1.zip#sha1=da9234ee',
    ],
    ['name~=1.4.2', 'name', '~=1.4.2'],
    ['name!=1.5', 'name', '!=1.5'],
    ['name===1.0', 'name', '===1.0'],
  ])('%s', (text, name, spec) => {
    expect(parseRequirement(text)).toEqual({ name, spec })
  })

  test.each([
    ['git+https://git.example.com/MyProject#egg=MyProject', 'myproject'],
    ['git+ssh://git@github.com/org/my_lib.git@v1.0', 'my-lib'],
    ['git+https://github.com/org/lib@feature/branch#egg=Lib&subdirectory=src', 'lib'],
    ['https://host/path/SomeProject-1.0.4-py2.py3-none-any.whl', 'someproject'],
    ['https://host/path/my-lib-2.0.tar.gz', 'my-lib'],
  ])('the name in %s', (url, name) => {
    expect(parseRequirement(url)).toEqual({ name, spec: url })
  })

  test.each([
    '',
    './folder',
    '-r other.txt',
    '../lib',
    'dist/name-1.0-py3-none-any.whl',
    'name.whl',
    'one two',
    '# note',
    '==1.0',
  ])('%j names no distribution', (text) => {
    expect(parseRequirement(text)).toBeUndefined()
  })
})

describe('exactly one version', () => {
  const HASH = 'da39a3ee5e6b4b0d3255bfef95601890afd80709'

  test.each([
    ['==1.2', true],
    ['===1.2', true],
    ['== 1.2.3.post1', true],
    ['==1.*', false],
    ['==1.2,!=1.3', false],
    ['~=1.2', false],
    ['>=1.2', false],
    ['', false],
    ['==${VERSION}', false],
    [`git+https://host/a@${HASH}`, true],
    ['git+https://host/a@main', false],
    ['https://host/name-1.0-py3-none-any.whl', true],
  ])('for pip: %j: %s', (spec, pinned) => {
    expect(isPinned(spec)).toBe(pinned)
  })

  test.each([
    ['=1.2.3', true],
    ['=1.2', false],
    ['==1.2', true],
    ['=1.2.3=py39_0', true],
    ['=1.2=py39_0', true],
    ['=1.2.*', false],
    ['>=1.2', false],
    ['', false],
  ])('for conda: %j: %s', (spec, pinned) => {
    expect(isPinnedByConda(spec)).toBe(pinned)
  })

  test.each([
    ['1.2.3', true],
    ['1', true],
    ['==1.2', true],
    ['^1.2', false],
    ['~1.2', false],
    ['*', false],
    ['1.*', false],
  ])('for Poetry and Pipenv: %j: %s', (spec, pinned) => {
    expect(isPinnedByPoetry(spec)).toBe(pinned)
  })
})

describe('packages as conda writes them', () => {
  // The forms of the manual of conda: match specifications.
  test.each([
    ['numpy', 'numpy', ''],
    ['numpy=1.11', 'numpy', '=1.11'],
    ['numpy==1.11', 'numpy', '==1.11'],
    ['numpy 1.11.1', 'numpy', '1.11.1'],
    ['numpy >=1.8,<2', 'numpy', '>=1.8,<2'],
    ['numpy=1.11.2=*nomkl*', 'numpy', '=1.11.2=*nomkl*'],
    ['conda-forge::Numpy_Ext=1', 'numpy-ext', '=1'],
    ['conda-forge/linux-64::pkg=1.0', 'pkg', '=1.0'],
    ['numpy[version=">=1.8"]', 'numpy', ''],
    ['_libgcc_mutex=0.1', '-libgcc-mutex', '=0.1'],
  ])('%s', (text, name, spec) => {
    expect(parseCondaSpec(text)).toEqual({ name, spec })
  })

  test.each([
    ['environment.yml', true],
    ['env/environment-gpu.yaml', true],
    ['conda.yaml', true],
    ['env.yml', true],
    ['conda-lock.yml', false],
    ['docker-compose.yml', false],
    ['environment.json', false],
  ])('%s may be an environment: %s', (path, may) => {
    expect(isCondaFile(path)).toBe(may)
  })
})

describe('files of requirements', () => {
  test.each([
    ['requirements.txt', true],
    ['requirements-dev.txt', true],
    ['dev-requirements.in', true],
    ['requirements/base.txt', true],
    ['docs/requirements.pip', true],
    ['requirements.md', false],
    ['notes.txt', false],
  ])('%s: %s', (path, isOne) => {
    expect(isRequirementsFile(path)).toBe(isOne)
  })

  test.each([
    ['#\n# This file is autogenerated by pip-compile with Python 3.11\n', true],
    ['# This file was autogenerated by uv via the following command:\n', true],
    ['# This file is written by hand, with pip-compile in mind\n', false],
    ['numpy\n', false],
  ])('%j is the work of a tool: %s', (text, isOne) => {
    expect(isCompiled(text)).toBe(isOne)
  })

  test('constraints that leave one version', () => {
    expect(readConstraints('Numpy==1.2 # why\npandas>=1\nA.b[x]===2\n\nc==1.*\nd==\\\n  3\n')).toEqual([
      'numpy',
      'a-b',
      'd',
    ])
  })
})

describe('what a dependency is for', () => {
  test.each([
    ['dev', 'development'],
    ['unit-tests', 'development'],
    ['Docs', 'development'],
    ['type_check', 'development'],
    ['gpu', 'optional'],
    ['tensorflow', 'optional'],
    ['devices', 'optional'],
  ])('the group %s: %s', (name, group) => {
    expect(groupOfName(name)).toBe(group)
  })

  test.each([
    ['requirements.txt', 'source', 'runtime'],
    ['requirements-dev.txt', 'source', 'development'],
    ['docs/requirements.txt', 'docs', 'development'],
    ['requirements/test.in', 'source', 'development'],
    ['requirements-optional.txt', 'source', 'optional'],
    ['style-transfer/requirements.txt', 'source', 'runtime'],
    ['demo/requirements.txt', 'example', 'optional'],
  ] as const)('%s as %s: %s', (path, role, group) => {
    expect(groupOfFile(path, role)).toBe(group)
  })
})

test.each([
  ['requirements/dev.txt', 'base.txt', 'requirements/base.txt'],
  ['requirements/dev.txt', '../setup/base.txt', 'setup/base.txt'],
  ['requirements/dev.txt', '..\\base.txt', 'base.txt'],
  ['requirements.txt', './a/../b.txt', 'b.txt'],
  ['requirements.txt', '../b.txt', undefined],
  ['requirements.txt', '/etc/passwd', undefined],
])('a path in %s: %s', (from, written, path) => {
  expect(resolvePath(from, written)).toBe(path)
})

describe('all that was installed', () => {
  const list = (count: number, names: readonly string[] = [], pinned = true): Dependency[] => {
    const all = [...names, ...Array.from({ length: count - names.length }, (_, index) => `package-${index}`)]
    return all.map((name, index) => ({
      ...{ name, spec: '==1', group: 'runtime', pinned, source: 'requirements', imports: [] },
      at: { path: 'requirements.txt', line: index + 1 },
    }))
  }
  const COMPANIONS = ['certifi', 'idna']

  test('is more than 80 pinned lines, among them packages that nobody asks for', () => {
    expect(findFreezes(list(81, COMPANIONS))).toEqual(['requirements.txt'])
    expect(findFreezes(list(80, COMPANIONS))).toEqual([])
    expect(findFreezes(list(200))).toEqual([])
    expect(findFreezes(list(200, COMPANIONS, false))).toEqual([])
  })
})
