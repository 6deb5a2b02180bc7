import { realpathSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ScriptReader } from '../../../src/parse/typescript/file.ts'
import { makeTree, type TreeEntries } from '../../helpers/tree.ts'
import { OURS } from './read.ts'

function reader(entries: TreeEntries): { readonly root: string; readonly read: (path: string) => Promise<object> } {
  const root = realpathSync(makeTree(entries))
  const scripts = new ScriptReader(root, OURS)
  return { root, read: (path) => scripts.read({ path, role: 'source' }) }
}

test('a file gives its facts, with its path and role', async () => {
  const { read } = reader({ 'src/a.ts': 'export const a = 1\n' })
  expect(await read('src/a.ts')).toMatchObject({
    module: { path: 'src/a.ts', role: 'source', language: 'typescript', codeLines: 1 },
  })
})

test('one that does not parse is counted by lines and listed with the line, and the audit is complete', async () => {
  const { read } = reader({ 'a.js': 'const a = 1\nconst = 2\n' })
  expect(await read('a.js')).toMatchObject({
    module: { codeLines: 2, errorLine: 2, units: [] },
    skipped: { path: 'a.js', reason: 'does not parse: only its lines were counted', line: 2, partly: true },
  })
})

test('one that should have been read and could not makes the audit incomplete', async () => {
  const { read } = reader({ 'b.ts': 'b()\n' })
  expect(await read('gone.ts')).toEqual({
    skipped: { path: 'gone.ts', reason: expect.stringContaining('vanished'), lost: true },
  })
  expect(await read('b.ts/c.ts')).toMatchObject({ skipped: { lost: true } })
})

test('what cannot be code of the project is left out, and the audit is complete', async () => {
  const { root, read } = reader({ 'a.ts': 'a()\n', 'latin.js': Buffer.from([0x61, 0x28, 0xe9, 0x29]) })
  symlinkSync('loop.ts', join(root, 'loop.ts'))
  symlinkSync('/etc/hostname', join(root, 'out.ts'))
  for (const path of ['loop.ts', 'out.ts', 'latin.js'])
    expect(await read(path)).toEqual({ skipped: { path, reason: expect.any(String) } })
})

test('a parser that breaks down is the reason for one file, not the end of the audit', async () => {
  const { read } = reader({ 'deep.ts': `${'('.repeat(60_000)}1${')'.repeat(60_000)}\n`, 'a.ts': 'a()\n' })
  expect(await read('deep.ts')).toMatchObject({ skipped: { path: 'deep.ts', partly: true } })
  expect(await read('a.ts')).toHaveProperty('module')
})
