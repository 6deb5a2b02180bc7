import { availableParallelism } from 'node:os'
import type { ProjectFile } from '../facts/types.ts'
import { isScript } from './typescript/file.ts'

/** More threads bring little: the facts of all files come together in one thread. */
const MOST_THREADS = 4

/**
 * Bytes of Python that pay for one more thread. Measured: on two cores 14 MB take one thread 0.6 s and two threads 1.3 s,
 * since each has to compile the parser anew and hands its facts over piece by piece.
 */
const BYTES_PER_THREAD = 16_000_000

/** The parser of TypeScript and JavaScript takes this many times as long for a byte. */
const COST_OF_SCRIPTS = 6

/**
 * Number of threads to parse with, the calling one included.
 * @param wanted all threads that may run; 0 chooses by the number of cores and the amount of code
 * @param busy threads that do something else meanwhile
 */
export function threadsFor(files: readonly Pick<ProjectFile, 'size' | 'kind'>[], wanted: number, busy = 0): number {
  const bytes = files.reduce((sum, { size, kind }) => sum + size * (isScript({ kind }) ? COST_OF_SCRIPTS : 1), 0)
  const most = wanted > 0 ? wanted : Math.min(availableParallelism(), MOST_THREADS)
  const worth = wanted > 0 ? files.length : Math.ceil(bytes / BYTES_PER_THREAD)
  return Math.max(1, Math.min(most - busy, worth, files.length))
}
