import { Worker } from 'node:worker_threads'
import type { FileResult } from './file.ts'
import { type HandOver, type Task, work } from './task.ts'

/** What a thread is started with. */
export interface ThreadData {
  readonly task: Task
  /** From 1; the starting thread is 0. */
  readonly thread: number
}

/** What a thread sends for each file. */
export interface ThreadResult {
  readonly index: number
  readonly result: FileResult
}

/** The threads of a pool. */
export interface Threads {
  /** The calling thread included. */
  readonly count: number
  /** Script that a thread runs. */
  readonly entry: URL
}

/** Parses all files of a task. */
export type ParseAll = (task: Task, handOver: HandOver, threads: Threads) => Promise<void>

/** Parses in this thread alone. */
export const parseHere: ParseAll = (task, handOver) => work(task, 0, handOver)

/**
 * Parses in this thread and `count - 1` more. No thread is ever stopped from outside: ending one while its native
 * parser runs would abort the process. When one dies, the file it was at is skipped and the others do the rest.
 */
export const parseInPool: ParseAll = async (task, handOver, { count, entry }) => {
  const others = Array.from({ length: count - 1 }, (_, index) =>
    runThread(entry, { task, thread: index + 1 }, handOver),
  )
  await work(task, 0, handOver)
  await Promise.all(others)
}

/** Resolves when the thread has ended, well or not, and all that it sent has been handed over. */
function runThread(entry: URL, data: ThreadData, handOver: HandOver): Promise<void> {
  return new Promise((resolve) => {
    const worker = new Worker(entry, { workerData: data })
    let last = -1
    let failure = 'it ended early'
    worker.on('message', ({ index, result }: ThreadResult) => {
      last = index
      handOver(index, result)
    })
    worker.on('error', (error) => {
      failure = error.message
    })
    worker.on('exit', () => {
      const index = lastTaken(data)
      if (index !== undefined && index !== last) handOver(index, lost(data.task, index, failure))
      resolve()
    })
  })
}

/** The file that the thread took last; undefined when it took none, or came to the end of the list. */
function lastTaken({ task, thread }: ThreadData): number | undefined {
  return task.order[(task.taken[thread + 1] ?? 0) - 1]
}

function lost(task: Task, index: number, failure: string): FileResult {
  return {
    skipped: { path: task.files[index]!.path, reason: `stopped the parser (${failure}): exclude it`, lost: true },
  }
}
