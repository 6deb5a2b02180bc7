import { closeSync, constants, fstatSync, openSync, readSync, realpathSync } from 'node:fs'
import { join, sep } from 'node:path'

/** Bytes of a file, or why they cannot be had. */
export type Bytes = { readonly bytes: Buffer } | Unread

export interface Unread {
  readonly reason: string
  /** It should have been read: the audit is incomplete without it. */
  readonly lost?: true
}

const MEBIBYTE = 1024 * 1024

/**
 * Largest source file, in bytes. tree-sitter takes about 0.6 s and 130 MB for each megabyte of dense code; the largest hand-written
 * module of the Python standard library and of transformers together is 0.3 MB, so what is larger was generated.
 */
const SOURCE_LIMIT = 5 * MEBIBYTE

/** Largest notebook, in bytes: pictures in its outputs are most of it, and JSON is read at over 100 MB a second. */
const NOTEBOOK_LIMIT = 50 * MEBIBYTE

/** Does not wait for a writer when the path is a named pipe, and does not follow a link that was put there meanwhile. */
const OPEN_FLAGS = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0)

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'may not be read: give read permission or exclude it',
  EPERM: 'may not be read: give read permission or exclude it',
  ENOENT: 'vanished during the audit: run it again',
  ENOTDIR: 'vanished during the audit: run it again',
  ELOOP: 'is a link that leads nowhere: remove it or exclude it',
}

/**
 * Reads one file below `root`. Never follows a link out of it, never reads more than the limit, never throws.
 * @param root as `realpath` gives it
 * @param path relative to `root`
 */
export function readBytes(root: string, path: string): Bytes {
  try {
    const real = realpathSync.native(join(root, path))
    if (!isBelow(root, real)) return { reason: 'is a link that leaves the audited folder: it is not followed' }
    return readOpened(real, path.endsWith('.ipynb') ? NOTEBOOK_LIMIT : SOURCE_LIMIT)
  } catch (error) {
    return { reason: reasonOf(error), ...((error as NodeJS.ErrnoException).code !== 'ELOOP' && { lost: true }) }
  }
}

function isBelow(root: string, real: string): boolean {
  return real.startsWith(root.endsWith(sep) ? root : root + sep)
}

function readOpened(real: string, limit: number): Bytes {
  const file = openSync(real, OPEN_FLAGS)
  try {
    const { size, isFile } = statOf(file)
    if (!isFile) return { reason: 'is no regular file: exclude it' }
    if (size > limit) return { reason: `has ${megabytes(size)}, more than ${megabytes(limit)}: split it or exclude it` }
    return { bytes: readFully(file, size) }
  } finally {
    closeSync(file)
  }
}

function statOf(file: number): { size: number; isFile: boolean } {
  const stat = fstatSync(file)
  return { size: stat.size, isFile: stat.isFile() }
}

/** Reads `size` bytes, or fewer when the file has become shorter. */
function readFully(file: number, size: number): Buffer {
  const bytes = Buffer.allocUnsafe(size)
  let done = 0
  while (done < size) {
    const read = readSync(file, bytes, done, size - done, null)
    if (read === 0) break
    done += read
  }
  return bytes.subarray(0, done)
}

function megabytes(bytes: number): string {
  return `${(bytes / MEBIBYTE).toFixed(bytes % MEBIBYTE === 0 ? 0 : 1)} MB`
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error'
  return REASONS[code] ?? `cannot be read (${code}): check the file or exclude it`
}
