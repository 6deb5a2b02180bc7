import { constants, type FileHandle, open } from 'node:fs/promises'
import { join } from 'node:path'
import { Broken } from './broken.ts'

/** A manifest or document of more than 2 MB is data, not something a person keeps. */
const TEXT_LIMIT = 2 * 1024 * 1024

/** A NUL in the first part of a file tells binary content from text: the test that git uses. */
const SNIFFED = 8000

/**
 * Text of a file below the root, decoded as UTF-8 or, with its byte order mark, UTF-16 (`pip freeze >` in PowerShell).
 * @param path relative to the root, from the list of discovered files: nothing else may be opened
 * @param limit bytes
 * @throws Broken when it is no regular file, too large or binary
 */
export async function readText(root: string, path: string, limit = TEXT_LIMIT): Promise<string> {
  const handle = await openFile(join(root, path))
  try {
    return decode(await readBytes(handle, limit))
  } finally {
    await handle.close()
  }
}

/** Without `O_NONBLOCK` opening a named pipe would wait for ever. */
async function openFile(path: string): Promise<FileHandle> {
  try {
    return await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
  } catch (error) {
    throw new Broken(`cannot be opened (${errorCode(error)})`)
  }
}

function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason'
}

async function readBytes(handle: FileHandle, limit: number): Promise<Buffer> {
  const { size } = await regular(handle)
  if (size > limit) throw new Broken(`larger than ${limit} bytes`)
  const buffer = Buffer.alloc(size)
  const { bytesRead } = await handle.read(buffer, 0, size, 0)
  return buffer.subarray(0, bytesRead)
}

async function regular(handle: FileHandle): Promise<{ size: number }> {
  const stat = await handle.stat()
  if (!stat.isFile()) throw new Broken('not a regular file')
  return stat
}

function decode(bytes: Buffer): string {
  const mark = bytes.length < 2 ? 0 : bytes.readUInt16BE(0)
  if (mark === 0xfffe) return new TextDecoder('utf-16le').decode(bytes)
  if (mark === 0xfeff) return new TextDecoder('utf-16be').decode(bytes)
  if (bytes.subarray(0, SNIFFED).includes(0)) throw new Broken('binary content')
  return new TextDecoder('utf-8').decode(bytes)
}
