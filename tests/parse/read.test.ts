import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readBytes } from '../../src/parse/read.ts'

let outside: string
let root: string

beforeAll(() => {
  outside = realpathSync(mkdtempSync(join(tmpdir(), 'se-ml-read-')))
  root = join(outside, 'repository')
  mkdirSync(join(root, 'package'), { recursive: true })
  mkdirSync(join(outside, 'repository-next'))
  writeFileSync(join(outside, 'repository-next', 'secret.py'), 'secret = 1\n')
  writeFileSync(join(root, 'package', 'a.py'), 'x = 1\n')
})

afterAll(() => rmSync(outside, { recursive: true, force: true }))

test('reads a file', () => {
  expect(readBytes(root, 'package/a.py')).toEqual({ bytes: Buffer.from('x = 1\n') })
})

test('reads an empty file', () => {
  writeFileSync(join(root, 'empty.py'), '')
  expect(readBytes(root, 'empty.py')).toEqual({ bytes: Buffer.alloc(0) })
})

test('reads through a link that stays inside', () => {
  symlinkSync('package/a.py', join(root, 'inside.py'))
  expect(readBytes(root, 'inside.py')).toEqual({ bytes: Buffer.from('x = 1\n') })
})

test('follows no link that leaves the folder, neither as file nor as folder', () => {
  symlinkSync('../repository-next/secret.py', join(root, 'out.py'))
  symlinkSync('../repository-next', join(root, 'folder'))
  for (const path of ['out.py', 'folder/secret.py', '../repository-next/secret.py']) {
    expect(readBytes(root, path)).toEqual({ reason: expect.stringContaining('leaves the audited folder') })
  }
})

test('a link that leads nowhere, a loop and a file that is gone are told apart from broken code', () => {
  symlinkSync('loop.py', join(root, 'loop.py'))
  expect(readBytes(root, 'loop.py')).toEqual({ reason: expect.stringContaining('leads nowhere') })
  expect(readBytes(root, 'gone.py')).toEqual({ reason: expect.stringContaining('vanished'), lost: true })
  expect(readBytes(root, 'package/a.py/b.py')).toEqual({ reason: expect.stringContaining('vanished'), lost: true })
})

test('a folder and a named pipe are no files, and reading does not wait', () => {
  expect(readBytes(root, 'package')).toEqual({ reason: expect.stringContaining('no regular file') })
  execFileSync('mkfifo', [join(root, 'pipe.py')])
  expect(readBytes(root, 'pipe.py')).toEqual({ reason: expect.stringContaining('no regular file') })
})

test('the limit is 5 MB for code and 50 MB for notebooks, and the limit itself is read', () => {
  sized('code.py', 5 * 1024 * 1024)
  sized('large.py', 5 * 1024 * 1024 + 1)
  sized('book.ipynb', 5 * 1024 * 1024 + 1)
  sized('large.ipynb', 51 * 1024 * 1024)
  expect(readBytes(root, 'code.py')).toHaveProperty('bytes.length', 5 * 1024 * 1024)
  expect(readBytes(root, 'book.ipynb')).toHaveProperty('bytes')
  expect(readBytes(root, 'large.py')).toEqual({ reason: 'has 5.0 MB, more than 5 MB: split it or exclude it' })
  expect(readBytes(root, 'large.ipynb')).toEqual({ reason: 'has 51 MB, more than 50 MB: split it or exclude it' })
})

/** A sparse file: takes no room on the disk. */
function sized(name: string, bytes: number): void {
  writeFileSync(join(root, name), '')
  truncateSync(join(root, name), bytes)
}
