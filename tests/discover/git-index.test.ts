import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { trackedPaths } from '../../src/discover/git-index.ts'
import { git, hasGit } from '../helpers/git.ts'
import { makeTree } from '../helpers/tree.ts'

const NAMES = [
  'a',
  'ab.py',
  'abc.py',
  'abcdefgh.py',
  'folder/a.py',
  'folder/b/c.py',
  'folder/b/ü.py',
  'g h.py',
  `${'x'.repeat(200)}.py`,
]

function repository(...init: string[]): string {
  const root = makeTree(Object.fromEntries(NAMES.map((name) => [name, name])))
  git(root, 'init', '-q', ...init)
  return root
}

/** What git says it tracks. */
function listed(root: string): string[] {
  return git(root, 'ls-files', '-z', '--cached').split('\0').filter(Boolean)
}

/** Version of the index file that git wrote. */
function versionOf(root: string): number {
  return readFileSync(join(root, '.git', 'index')).readUInt32BE(4)
}

describe.skipIf(!hasGit)("git's index", () => {
  it.each([2, 4])('of version %d is read as git reads it', (version) => {
    const root = repository()
    git(root, 'add', '.')
    git(root, 'update-index', '--index-version', String(version))
    expect(versionOf(root)).toBe(version)
    expect(trackedPaths(join(root, '.git'))).toEqual(listed(root))
    expect(listed(root)).toHaveLength(NAMES.length)
  })

  it('of version 3 is read as git reads it', () => {
    const root = repository()
    git(root, 'add', '--intent-to-add', '.')
    expect(versionOf(root)).toBe(3)
    expect(trackedPaths(join(root, '.git'))).toEqual(listed(root))
    expect(listed(root)).toHaveLength(NAMES.length)
  })

  it('may name objects by SHA-256', () => {
    const root = repository('--object-format=sha256')
    git(root, 'add', '.')
    expect(trackedPaths(join(root, '.git'))).toEqual(listed(root))
  })

  it('that is broken says nothing, and takes no time', () => {
    const root = repository()
    git(root, 'add', '.')
    const file = join(root, '.git', 'index')
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc
        .uint8Array({ maxLength: 300 })
        .map((tail) => Buffer.concat([Buffer.from('DIRC\0\0\0\u0002\u007f\u007f\u007f\u007f', 'latin1'), tail])),
      fc
        .uint8Array({ maxLength: 300 })
        .map((tail) => Buffer.concat([Buffer.from('DIRC\0\0\0\u0004\u007f\u007f\u007f\u007f', 'latin1'), tail])),
    )
    fc.assert(
      fc.property(bytes, (content) => {
        writeFileSync(file, content)
        expect(trackedPaths(join(root, '.git'))).toEqual([])
      }),
    )
  })

  it('may be missing', () => {
    expect(trackedPaths(makeTree({}))).toEqual([])
  })
})
