import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readCommit } from '../../src/facts/commit.ts'

let folder = ''
let repository = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'se-ml-commit-'))
  repository = join(folder, 'repository')
  git(folder, 'init', '--quiet', repository)
  git(repository, '-c', 'user.name=n', '-c', 'user.email=e', 'commit', '--quiet', '--allow-empty', '--message', 'one')
})
afterAll(() => rm(folder, { recursive: true }))

function git(cwd: string, ...words: string[]): string {
  return execFileSync('git', words, { cwd, encoding: 'utf8' }).trim()
}

describe('the commit is the one that git itself names', () => {
  test('on a branch', async () => {
    expect(await readCommit(repository)).toBe(git(repository, 'rev-parse', 'HEAD'))
  })

  test('with packed references', async () => {
    git(repository, 'pack-refs', '--all')
    expect(await readCommit(repository)).toBe(git(repository, 'rev-parse', 'HEAD'))
  })

  test('in a work tree of its own, on a branch and detached', async () => {
    const tree = join(folder, 'tree')
    git(repository, 'worktree', 'add', '--quiet', '-b', 'feature/one', tree)
    git(tree, '-c', 'user.name=n', '-c', 'user.email=e', 'commit', '--quiet', '--allow-empty', '--message', 'two')
    expect(await readCommit(tree)).toBe(git(tree, 'rev-parse', 'HEAD'))
    expect(await readCommit(tree)).not.toBe(await readCommit(repository))
    git(tree, 'checkout', '--quiet', '--detach', 'HEAD~1')
    expect(await readCommit(tree)).toBe(git(tree, 'rev-parse', 'HEAD'))
  })
})

describe('there is none', () => {
  test('without git, before the first commit, and in a folder inside a checkout', async () => {
    const fresh = join(folder, 'fresh')
    git(folder, 'init', '--quiet', fresh)
    await mkdir(join(repository, 'inside'))
    expect(await readCommit(folder)).toBeUndefined()
    expect(await readCommit(fresh)).toBeUndefined()
    expect(await readCommit(join(repository, 'inside'))).toBeUndefined()
  })

  test.each([
    ['a reference out of the folder of git', 'ref: refs/../../secret\n'],
    ['a reference to nowhere', 'ref: refs/heads/none\n'],
    ['something else', 'hello\n'],
  ])('where HEAD holds %s', async (_what, head) => {
    const hostile = await mkdtemp(join(folder, 'hostile-'))
    await mkdir(join(hostile, '.git'))
    await writeFile(join(hostile, '.git', 'HEAD'), head)
    await writeFile(join(hostile, 'secret'), 'a'.repeat(40))
    expect(await readCommit(hostile)).toBeUndefined()
  })

  test('where HEAD is a pipe that nobody writes to, or a link', async () => {
    const piped = await mkdtemp(join(folder, 'piped-'))
    await mkdir(join(piped, '.git'))
    execFileSync('mkfifo', [join(piped, '.git', 'HEAD')])
    expect(await readCommit(piped)).toBeUndefined()
    await rm(join(piped, '.git', 'HEAD'))
    await writeFile(join(piped, 'hash'), 'a'.repeat(40))
    await symlink('../hash', join(piped, '.git', 'HEAD'))
    expect(await readCommit(piped)).toBeUndefined()
  })
})
