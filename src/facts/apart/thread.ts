import { Worker } from 'node:worker_threads'
import { AuditError } from '../../errors.ts'
import type { Elsewhere, FoundFiles } from '../gather.ts'
import type { FactName } from '../types.ts'

/** What the thread is started with. */
export interface ThreadData {
  readonly found: FoundFiles
  readonly names: readonly FactName[]
}

/** What it sends for each kind of fact. */
export type ThreadMessage = { readonly name: FactName } & (
  | { readonly facts: unknown }
  /** @property mendable the user can mend it */
  | { readonly failure: string; readonly mendable: boolean }
)

interface Waiting {
  resolve(answer: { readonly facts: unknown } | undefined): void
  reject(error: Error): void
}

/**
 * Gathers facts that need no module in a thread of its own, while this one parses: they are other code, so that neither
 * thread has to warm up twice, and small, so that little has to be handed over. What a thread that died has not sent is
 * lost, and for this one to gather.
 * @param entry script that the thread runs
 */
export function gatherApart(data: ThreadData, entry: URL = new URL('./facts-worker.js', import.meta.url)): Elsewhere {
  const waiting = new Map<FactName, Waiting>()
  const facts = new Map(data.names.map((name) => [name, waitFor(name, waiting)]))
  const worker = new Worker(entry, { workerData: data })
  worker.on('message', (message: ThreadMessage) => settle(waiting.get(message.name), message))
  worker.on('error', () => {}) // It ends then.
  worker.on('exit', () => {
    for (const { resolve } of waiting.values()) resolve(undefined)
  })
  return facts
}

function waitFor(name: FactName, waiting: Map<FactName, Waiting>): ReturnType<Elsewhere['get']> & {} {
  const promise = new Promise<{ readonly facts: unknown } | undefined>((resolve, reject) => {
    waiting.set(name, { resolve, reject })
  })
  promise.catch(() => {}) // Reported when it is asked for.
  return promise
}

function settle(one: Waiting | undefined, message: ThreadMessage): void {
  if ('facts' in message) one?.resolve(message)
  else one?.reject(message.mendable ? new AuditError(message.failure) : new Error(message.failure))
}
