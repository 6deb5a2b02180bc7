import { parentPort, workerData } from 'node:worker_threads'
import { AuditError } from '../../errors.ts'
import { gatherOnce } from '../gather.ts'
import type { FactName } from '../types.ts'
import type { ThreadData, ThreadMessage } from './thread.ts'

/** Entry of the thread: it sends each kind of fact as soon as it is there, and then ends by itself. */
const { found, names } = workerData as ThreadData
const ask = gatherOnce(found, Promise.resolve([]), new Map())

await Promise.all(names.map(async (name) => parentPort?.postMessage(await answer(name))))

async function answer(name: FactName): Promise<ThreadMessage> {
  try {
    return { name, facts: await ask(name) }
  } catch (error) {
    const failure = error instanceof Error ? error.message : String(error)
    return { name, failure, mendable: error instanceof AuditError }
  }
}
