import { parentPort, workerData } from 'node:worker_threads'
import type { FileResult } from './file.ts'
import type { ThreadData, ThreadResult } from './pool.ts'
import { work } from './task.ts'

/** Entry of a parser thread: it takes files until none is left, and then ends by itself. */
const { task, thread } = workerData as ThreadData

await work(task, thread, (index, result) => {
  const message: ThreadResult = { index, result }
  parentPort?.postMessage(message, buffersOf(result))
})

/** Typed arrays change hands instead of being copied. */
function buffersOf({ module }: FileResult): ArrayBuffer[] {
  if (module === undefined) return []
  const { lines, hashA, hashB } = module.cloneLines
  return [...new Set([lines, hashA, hashB].map((array) => array.buffer as ArrayBuffer))]
}
