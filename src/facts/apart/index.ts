import { availableParallelism } from 'node:os'
import { type Elsewhere, type FoundFiles, fromFiles } from '../gather.ts'
import type { FactName, ProjectFile } from '../types.ts'

/** Bytes of code that take longer to parse than a thread takes to start. */
const WORTH_A_THREAD = 500_000

/**
 * Gathers the facts that need no module in a thread of its own where that saves time; otherwise nothing is gathered yet.
 * @param workers number of threads that the user allows; 0 leaves it to us
 */
export async function gatherElsewhere(
  found: FoundFiles,
  needs: ReadonlySet<FactName>,
  workers: number,
): Promise<Elsewhere> {
  const names = fromFiles(needs).filter((name) => name !== 'files')
  if (names.length === 0 || !isWorthIt(found.files, workers)) return new Map()
  const { gatherApart } = await import('./thread.ts')
  return gatherApart({ found, names })
}

function isWorthIt(files: readonly ProjectFile[], workers: number): boolean {
  // Threads start from the built package only; Node cannot run a TypeScript file in one.
  if (import.meta.url.endsWith('.ts')) return false
  return workers > 1 || (workers === 0 && availableParallelism() > 1 && bytesOfCode(files) >= WORTH_A_THREAD)
}

function bytesOfCode(files: readonly ProjectFile[]): number {
  return files.reduce((sum, { kind, size }) => (kind === 'python' || kind === 'notebook' ? sum + size : sum), 0)
}
