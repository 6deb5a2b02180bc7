import { constants, open } from 'node:fs/promises'
import { join } from 'node:path'
import { Broken } from './broken.ts'

/**
 * Text of the first bytes of a file, however long it is.
 * @param path relative to the root, from the list of discovered files: nothing else may be opened
 * @throws Broken when it is no regular file, or binary
 */
export async function readHead(root: string, path: string, bytes: number): Promise<string> {
  const handle = await open(join(root, path), constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)).catch(() => {
    throw new Broken('cannot be opened')
  })
  try {
    if (!(await handle.stat()).isFile()) throw new Broken('not a regular file')
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(bytes), 0, bytes, 0)
    const read = buffer.subarray(0, bytesRead)
    if (read.includes(0)) throw new Broken('binary content')
    return read.toString('utf8')
  } finally {
    await handle.close()
  }
}
