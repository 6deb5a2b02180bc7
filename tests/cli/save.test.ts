import { execFileSync } from 'node:child_process'
import { chmod, lstat, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { save } from '../../src/cli/save.ts'
import { AuditError } from '../../src/errors.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'se-ml-save-'))
})
afterAll(() => rm(folder, { recursive: true }))

describe('saving a report', () => {
  test('makes or replaces the file, keeps its mode and leaves nothing beside it', async () => {
    const file = join(folder, 'report.txt')
    await save(file, 'one')
    await chmod(file, 0o600)
    await save(file, 'two')
    expect(await readFile(file, 'utf8')).toBe('two')
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    expect(await readdir(folder)).toEqual(['report.txt'])
  })

  test('follows a link and keeps it', async () => {
    await mkdir(join(folder, 'links'))
    await writeFile(join(folder, 'links', 'target'), 'old')
    await symlink('target', join(folder, 'links', 'link'))
    await save(join(folder, 'links', 'link'), 'new')
    expect(await readFile(join(folder, 'links', 'target'), 'utf8')).toBe('new')
    expect((await lstat(join(folder, 'links', 'link'))).isSymbolicLink()).toBe(true)
  })

  test('writes into a pipe without replacing it', async () => {
    const pipe = join(folder, 'links', 'pipe')
    execFileSync('mkfifo', [pipe])
    const [text] = await Promise.all([readFile(pipe, 'utf8'), save(pipe, 'through')])
    expect(text).toBe('through')
    expect((await stat(pipe)).isFIFO()).toBe(true)
  })

  test.each([
    ['none/report.txt', /^cannot write .*none\/report\.txt: there is no folder .*none$/],
    ['report.txt/report.txt', /report\.txt is not a folder$/],
    ['links', /: it is a folder; name a file$/],
  ])('%s: says what is wrong', async (file, message) => {
    const failure = save(join(folder, file), 'text')
    await expect(failure).rejects.toThrow(AuditError)
    await expect(failure).rejects.toThrow(message)
  })
})
