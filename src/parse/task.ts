import { setImmediate } from 'node:timers/promises'
import type { ProjectFile } from '../facts/types.ts'
import { type FileResult, parseFile } from './file.ts'
import type { Reading } from './reading.ts'
import { isScript, ScriptReader } from './typescript/file.ts'

/** Files to parse. Plain data and shared memory: it is sent to threads as it is. */
export interface Task {
  /** As `realpath` gives it. */
  readonly root: string
  readonly files: readonly Pick<ProjectFile, 'path' | 'role' | 'kind'>[]
  readonly reading: Reading
  /** Indices into `files` in the order in which they are taken. */
  readonly order: Uint32Array
  /** Shared: first how many places of `order` are taken, then for each thread the place after the one it took last. */
  readonly taken: Int32Array
}

/** Parses files of a task and hands their results over in any order, each with its index into `files`. */
export type HandOver = (index: number, result: FileResult) => void

/**
 * Takes files that no other thread has taken and parses them, until none is left.
 * @param thread number of this thread, from 0
 */
export async function work(task: Task, thread: number, handOver: HandOver): Promise<void> {
  const scripts = new ScriptReader(task.root, task.reading)
  for (let place = take(task, thread); place < task.order.length; place = take(task, thread)) {
    const index = task.order[place]!
    const file = task.files[index]!
    handOver(index, isScript(file) ? await scripts.read(file) : parseFile(task.root, file, task.reading))
    // Native trees are freed when the event loop turns, and the other threads' results arrive then.
    await setImmediate()
  }
}

function take({ taken }: Task, thread: number): number {
  const place = Atomics.add(taken, 0, 1)
  Atomics.store(taken, thread + 1, place + 1)
  return place
}
