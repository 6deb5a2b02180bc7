// A thread that sends one kind of fact, fails for another one, and dies before the third.
import { parentPort } from 'node:worker_threads'

parentPort.postMessage({ name: 'ci', facts: 'sent' })
parentPort.postMessage({ name: 'coverage', failure: 'no such report', mendable: true })
setTimeout(() => {
  throw new Error('out of memory')
}, 50)
