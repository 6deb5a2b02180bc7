import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { FileResult } from '../../src/parse/file.ts'
import { parseHere, parseInPool } from '../../src/parse/pool.ts'
import type { Task } from '../../src/parse/task.ts'

const NAMES = ['a.py', 'b.py', 'c.py', 'd.py', 'e.py', 'f.py']
let root: string

beforeAll(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'se-ml-pool-')))
  for (const name of NAMES) writeFileSync(join(root, name), `def ${name[0]}():\n    pass\n`)
})

afterAll(() => rmSync(root, { recursive: true, force: true }))

function task(threads: number): Task {
  return {
    root,
    files: NAMES.map((path) => ({ path, role: 'source', kind: 'python' })),
    reading: { freeStrings: 'all', bodiesAreUnits: false },
    order: Uint32Array.from([5, 4, 3, 2, 1, 0]),
    taken: new Int32Array(new SharedArrayBuffer(4 * (threads + 1))),
  }
}

function collect(results: FileResult[]) {
  return (index: number, result: FileResult) => {
    results[index] = result
  }
}

const outcome = (results: FileResult[]) => results.map(({ module, skipped }) => skipped ?? module?.units[0]?.name)

test('in this thread: every file once, at its index', async () => {
  const results: FileResult[] = []
  const order: number[] = []
  const handOver = (index: number, result: FileResult) => {
    order.push(index)
    results[index] = result
  }
  await parseHere(task(1), handOver, { count: 1, entry: new URL('missing.mjs', import.meta.url) })
  expect(order).toEqual([5, 4, 3, 2, 1, 0])
  expect(outcome(results)).toEqual(['a', 'b', 'c', 'd', 'e', 'f'])
})

test('a thread that dies costs the file it was at; the others are done', async () => {
  const results: FileResult[] = []
  const counted: number[] = []
  const shared = task(2)
  const entry = new URL('./threads/dies.mjs', import.meta.url)
  await parseInPool(
    shared,
    (index, result) => {
      // The first file is held until the thread has taken its two.
      if (shared.taken[2] === 0) Atomics.wait(shared.taken, 2, 0, 20_000)
      counted.push(index)
      results[index] = result
    },
    { count: 2, entry },
  )
  const lost = { path: 'd.py', reason: 'stopped the parser (out of memory): exclude it', lost: true }
  expect(outcome(results)).toEqual(['a', 'b', 'c', lost, { path: 'by-thread', reason: 'test' }, 'f'])
  expect(counted.sort()).toEqual([0, 1, 2, 3, 4, 5])
})

test('threads that do not start cost nothing', async () => {
  const results: FileResult[] = []
  const entry = new URL('./threads/missing.mjs', import.meta.url)
  await parseInPool(task(3), collect(results), { count: 3, entry })
  expect(outcome(results)).toEqual(['a', 'b', 'c', 'd', 'e', 'f'])
})
