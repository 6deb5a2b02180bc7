import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs'

/** Files in .gitignore syntax and the like are smaller; a larger one is not worth its memory. */
const SMALL = 1 << 20

/** O_NONBLOCK: a pipe that took the file's place must not hang the audit. Both are absent on Windows. */
const PLAIN_FILE = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)

/** The first `bytes` bytes of a file as text; undefined when it cannot be read. Links are not followed. */
export function readHead(path: string, bytes: number): string | undefined {
  return withFile(path, (file) => readStart(file, bytes))
}

/** Text of a plain file of at most 1 MB; undefined when it is larger or cannot be read. Links are not followed. */
export function readSmallFile(path: string): string | undefined {
  return withFile(path, (file) => {
    const stats = fstatSync(file)
    return stats.isFile() && stats.size <= SMALL ? readStart(file, stats.size) : undefined
  })
}

function withFile(path: string, read: (file: number) => string | undefined): string | undefined {
  let file: number | undefined
  try {
    file = openSync(path, PLAIN_FILE)
    return read(file)
  } catch {
    return undefined
  } finally {
    if (file !== undefined) closeSync(file)
  }
}

/** One read: that of a plain file falls short at its end only. */
function readStart(file: number, bytes: number): string {
  const buffer = Buffer.allocUnsafe(bytes)
  return buffer.toString('utf8', 0, readSync(file, buffer, 0, bytes, 0))
}
