import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { saveFolder } from '../../src/cli/save-folder.ts'

const MARK = '<!-- ours -->'
let folder = ''

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'se-ml-folder-'))
})

test('makes the folder and writes the files', async () => {
  const target = join(folder, 'new/plan')
  expect(await saveFolder(target, [{ name: 'a.md', text: 'A' }], MARK)).toEqual({ removed: 0 })
  expect(await readFile(join(target, 'a.md'), 'utf8')).toBe('A')
})

test('takes away what an earlier run wrote, and nothing else', async () => {
  await writeFile(join(folder, 'old.md'), `old\n${MARK}\n`)
  await writeFile(join(folder, 'notes.md'), `mentions ${MARK} above its end`)
  await writeFile(join(folder, 'data.csv'), `1\n${MARK}`)
  expect(await saveFolder(folder, [{ name: 'new.md', text: 'new' }], MARK)).toEqual({ removed: 1 })
  expect((await readdir(folder)).sort()).toEqual(['data.csv', 'new.md', 'notes.md'])
})

test('never writes over a file of somebody else, and then removes nothing', async () => {
  await writeFile(join(folder, 'old.md'), MARK)
  await writeFile(join(folder, 'a.md'), 'mine')
  await expect(saveFolder(folder, [{ name: 'a.md', text: 'A' }], MARK)).rejects.toThrow(/a\.md is there already/)
  expect(await readFile(join(folder, 'a.md'), 'utf8')).toBe('mine')
  expect((await readdir(folder)).sort()).toEqual(['a.md', 'old.md'])
})

test('says when the folder is a file', async () => {
  await writeFile(join(folder, 'file'), '')
  await expect(saveFolder(join(folder, 'file'), [], MARK)).rejects.toThrow(/it is a file; name a folder/)
})
