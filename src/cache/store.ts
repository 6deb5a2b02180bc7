import { createHash, randomBytes } from 'node:crypto'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { deserialize, serialize } from 'node:v8'
import { AuditError } from '../errors.ts'

/** Values by key, kept between runs. Whatever goes wrong with it, an audit only takes longer. */
export interface Store {
  /** `undefined` when it is not there, or not whole. */
  read(key: readonly string[]): Promise<unknown>
  write(key: readonly string[], value: unknown): Promise<void>
}

/**
 * A store in a folder that may be deleted at any time. Two runs may share it: a file is written beside its place and
 * moved there, so that a reader finds all of it or nothing.
 * @throws AuditError when the folder cannot be made
 */
export async function openStore(folder: string): Promise<Store> {
  try {
    // What is in it tells of the audited code: it is for its owner alone.
    await mkdir(folder, { recursive: true, mode: 0o700 })
  } catch (error) {
    throw new AuditError(`cannot use ${folder} as cache: ${error instanceof Error ? error.message : String(error)}`)
  }
  return {
    read: (key) => read(join(folder, nameOf(key))),
    write: (key, value) => write(join(folder, nameOf(key)), value).catch(() => undefined),
  }
}

/** Folders keep the lists short. */
function nameOf(key: readonly string[]): string {
  const hash = createHash('sha256').update(JSON.stringify(key)).digest('hex')
  return join(hash.slice(0, 2), hash.slice(2))
}

async function read(file: string): Promise<unknown> {
  try {
    const bytes = await readFile(file)
    const end = bytes.length - CHECK
    return end >= 0 && checksum(bytes.subarray(0, end)).equals(bytes.subarray(end))
      ? deserialize(bytes.subarray(0, end))
      : undefined
  } catch {
    return undefined
  }
}

async function write(file: string, value: unknown): Promise<void> {
  const draft = `${file}.${randomBytes(6).toString('hex')}`
  const bytes = serialize(value)
  await mkdir(dirname(file), { recursive: true })
  try {
    await writeFile(draft, Buffer.concat([bytes, checksum(bytes)]), { flag: 'wx', mode: 0o600 })
    await rename(draft, file)
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
}

/** Bytes of a checksum at the end of a file: a disk that was full has left files that end early. */
const CHECK = 16

function checksum(bytes: Buffer): Buffer {
  return createHash('sha256').update(bytes).digest().subarray(0, CHECK)
}
