import { availableParallelism } from 'node:os'
import { describe, expect, test } from 'vitest'
import type { FileKind } from '../../src/facts/types.ts'
import { threadsFor } from '../../src/parse/threads.ts'

const MEGABYTE = 1_000_000
const files = (count: number, size: number, kind: FileKind = 'python') =>
  Array.from({ length: count }, () => ({ size, kind }))

describe('number of threads that parse', () => {
  test('is one for most repositories: a second one costs more than it saves', () => {
    expect(threadsFor(files(800, 18_000), 0)).toBe(1)
  })

  test.runIf(availableParallelism() > 1)('grows with the code, sooner for scripts, which take longer', () => {
    expect(threadsFor(files(20, MEGABYTE), 0)).toBe(2)
    expect(threadsFor(files(10, MEGABYTE, 'typescript'), 0)).toBeGreaterThan(1)
    expect(threadsFor(files(10, MEGABYTE), 0)).toBe(1)
  })

  test('is what the user asks for, less those that are busy, and never more than there are files', () => {
    expect(threadsFor(files(8, 10), 4)).toBe(4)
    expect(threadsFor(files(8, 10), 4, 1)).toBe(3)
    expect(threadsFor(files(8, 10), 1, 1)).toBe(1)
    expect(threadsFor(files(2, 10), 4)).toBe(2)
    expect(threadsFor([], 4)).toBe(1)
  })

  test('leaves the other core alone where it is busy', () => {
    const most = Math.max(1, Math.min(availableParallelism(), 4) - 1)
    expect(threadsFor(files(100, MEGABYTE), 0, 1)).toBe(most)
  })
})
