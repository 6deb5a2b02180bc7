import type { Location } from '../../model.ts'
import type { Problem } from '../types/problem.ts'
import type { ProjectFile } from '../types.ts'
import { Broken } from './broken.ts'
import { readText } from './text.ts'

export interface Readings<T> {
  /** Ordered as the files were. */
  readonly found: readonly T[]
  readonly problems: readonly Problem[]
}

export interface Wanted<T> {
  readonly root: string
  readonly files: readonly ProjectFile[]
  /** Bytes that a file may have at most; 2 MB when absent. */
  readonly limit?: number
  /** May throw {@link Broken}; any other error is listed as a problem too, since one file must not end an audit. */
  read(text: string, file: ProjectFile): T | Promise<T>
}

/** Reads each file and collects what the reader makes of it. A file that fails becomes a problem, never an error. */
export async function readEach<T>({ root, files, limit, read }: Wanted<T>): Promise<Readings<T>> {
  const found: T[] = []
  const problems: Problem[] = []
  for (const file of files) {
    try {
      found.push(await read(await readText(root, file.path, limit), file))
    } catch (error) {
      problems.push(problemOf(file.path, error))
    }
  }
  return { found, problems }
}

/** What is listed for an error that reading a file ended in. */
export function problemOf(path: string, error: unknown): Problem {
  const reason = error instanceof Error ? error.message : String(error)
  const at: Location = error instanceof Broken && error.line !== undefined ? { path, line: error.line } : { path }
  return { at, reason }
}
