import type { Counting, ModuleFacts, ProjectFile } from '../facts/types.ts'
import type { Skipped } from '../model.ts'

export interface ParseOptions {
  readonly counting: Counting
  /** Number of threads; 0 or 1 parses in this one. The result does not depend on it. */
  readonly workers: number
  /** Called now and then with the number of files done. */
  readonly onProgress?: (done: number, of: number) => void
}

export interface ParseResult {
  /** Ordered as the files were. */
  readonly modules: readonly ModuleFacts[]
  /** Files that could not be read or were read in part only. */
  readonly skipped: readonly Skipped[]
}

/** Parses the Python files and notebooks among `files`. One broken file never ends it. */
export async function parse(
  _root: string,
  _files: readonly ProjectFile[],
  _options: ParseOptions,
): Promise<ParseResult> {
  return { modules: [], skipped: [] }
}
