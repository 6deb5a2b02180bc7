// A parser thread that takes two files, answers for the first and dies with the second.
import { parentPort, workerData } from 'node:worker_threads'

const { task, thread } = workerData
const first = Atomics.add(task.taken, 0, 2)
parentPort.postMessage({ index: task.order[first], result: { skipped: { path: 'by-thread', reason: 'test' } } })
Atomics.store(task.taken, thread + 1, first + 2)
Atomics.notify(task.taken, thread + 1)
setImmediate(() => {
  throw new Error('out of memory')
})
