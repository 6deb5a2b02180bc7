import { realpathSync } from 'node:fs'
import type { Counting, FileKind, InspectedModule, ModulePart, ProjectFile } from '../facts/types.ts'
import type { Role, Skipped } from '../model.ts'
import type { FileResult } from './file.ts'
import type { Reading } from './reading.ts'
import type { HandOver, Task } from './task.ts'
import { threadsFor } from './threads.ts'

export interface ParseOptions {
  readonly counting: Counting
  /** What is taken of a module beside lines and units; all of it when absent. */
  readonly parts?: ReadonlySet<ModulePart>
  /** Number of threads, this one included; 0 chooses by the amount of code. The result does not depend on it. */
  readonly workers: number
  /** Threads that do something else meanwhile; none when absent. */
  readonly busy?: number
  /** Called now and then with the number of files done. */
  readonly onProgress?: (done: number, of: number) => void
  /** What is known of files already. */
  readonly known?: KnownFiles
}

/** Results of files that need not be parsed again. */
export interface KnownFiles {
  get(file: ProjectFile): Promise<FileResult | undefined>
  put(file: ProjectFile, result: FileResult): Promise<void>
}

export interface ParseResult {
  /** Ordered as the files were. */
  readonly modules: readonly InspectedModule[]
  /** Files that could not be read or were read in part only. */
  readonly skipped: readonly Skipped[]
}

const PARSED_KINDS: ReadonlySet<FileKind> = new Set(['python', 'notebook', 'typescript', 'javascript'])

/** Files in these roles count for nothing, and most templates do not parse. */
const UNCOUNTED_ROLES: ReadonlySet<Role> = new Set(['vendored', 'generated', 'template', 'fixture'])

/** Scripts of documentation pages are no evidence of anything, and the parser for them takes a third of a second to load. */
const SCRIPTS: ReadonlySet<FileKind> = new Set(['typescript', 'javascript'])

function isParsed({ kind, role }: ProjectFile): boolean {
  if (!PARSED_KINDS.has(kind) || UNCOUNTED_ROLES.has(role)) return false
  return role !== 'docs' || !SCRIPTS.has(kind)
}

/** Parses the files of code that count for something. One broken file never ends it. */
export async function parse(root: string, files: readonly ProjectFile[], options: ParseOptions): Promise<ParseResult> {
  const parsed = files.filter(isParsed)
  const results = await parseUnknown(realpathSync.native(root), parsed, options)
  return {
    modules: results.flatMap(({ module }) => module ?? []),
    skipped: results.flatMap(({ skipped }) => skipped ?? []),
  }
}

/** Parses what is not known, and makes it known. */
async function parseUnknown(root: string, files: readonly ProjectFile[], options: ParseOptions): Promise<FileResult[]> {
  const { known } = options
  if (known === undefined) return parseAll(root, files, options)
  const found = await Promise.all(files.map((file) => known.get(file)))
  const open = files.filter((_, index) => found[index] === undefined)
  const parsed = await parseAll(root, open, options)
  await Promise.all(open.map((file, index) => known.put(file, parsed[index]!)))
  const rest = parsed.values()
  return found.map((result) => result ?? rest.next().value!)
}

async function parseAll(root: string, files: readonly ProjectFile[], options: ParseOptions): Promise<FileResult[]> {
  const threads = {
    count: threadsFor(files, options.workers, options.busy),
    entry: new URL('./worker.js', import.meta.url),
  }
  // Loads the native parser: what parses nothing, such as help, does without it.
  const { parseHere, parseInPool } = await import('./pool.ts')
  const run = threads.count > 1 && hasThreadEntry() ? parseInPool : parseHere
  const results = new Array<FileResult>(files.length)
  let done = 0
  const handOver: HandOver = (index, result) => {
    results[index] = result
    options.onProgress?.(++done, files.length)
  }
  await run(
    taskOf(root, files, { ...options.counting, ...(options.parts && { parts: options.parts }) }, threads.count),
    handOver,
    threads,
  )
  return results
}

/** The largest files come first, so that no thread is left alone with one at the end. */
function taskOf(root: string, files: readonly ProjectFile[], reading: Reading, threads: number): Task {
  const order = Uint32Array.from(files.keys()).sort((a, b) => files[b]!.size - files[a]!.size)
  const taken = new Int32Array(new SharedArrayBuffer((threads + 1) * Int32Array.BYTES_PER_ELEMENT))
  return { root, reading, order, taken, files: files.map(({ path, role, kind }) => ({ path, role, kind })) }
}

/** Threads start from the built package only; Node cannot run a TypeScript file in one. */
function hasThreadEntry(): boolean {
  return !import.meta.url.endsWith('.ts')
}
