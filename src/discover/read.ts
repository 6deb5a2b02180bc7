import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs'

/** Files in .gitignore syntax and the like are smaller; a larger one is not worth its memory. */
const SMALL = 1 << 20

/** O_NONBLOCK: a pipe that took the file's place must not hang the audit. Both are absent on Windows. */
const PLAIN_FILE = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)

/** The first `bytes` bytes of a plain file as text; undefined when it cannot be read. Links are not followed. */
export function readHead(path: string, bytes: number): string | undefined {
  let file: number | undefined
  try {
    file = openSync(path, PLAIN_FILE)
    if (!fstatSync(file).isFile()) return undefined
    const buffer = Buffer.allocUnsafe(bytes)
    return buffer.toString('utf8', 0, fill(file, buffer))
  } catch {
    return undefined
  } finally {
    if (file !== undefined) closeSync(file)
  }
}

/** Text of a plain file of at most 1 MB; undefined when it is larger or cannot be read. */
export function readSmallFile(path: string): string | undefined {
  const text = readHead(path, SMALL + 1)
  return text !== undefined && text.length <= SMALL ? text : undefined
}

/** A read may return less than is there. */
function fill(file: number, buffer: Buffer): number {
  let filled = 0
  while (filled < buffer.length) {
    const count = readSync(file, buffer, filled, buffer.length - filled, filled)
    if (count === 0) break
    filled += count
  }
  return filled
}
