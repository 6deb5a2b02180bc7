import { realpath, rename, rm, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { AuditError } from '../errors.ts'

/**
 * Writes a file whole or not at all: beside it first, then renamed. What is no regular file (a pipe, `/dev/stdout`) is
 * written to directly, and a link is followed.
 * @throws AuditError when it cannot be written
 */
export async function save(file: string, text: string): Promise<void> {
  try {
    const target = await realpath(file).catch(() => file)
    const there = await stat(target).catch(() => undefined)
    if (there !== undefined && !there.isFile()) await writeFile(target, text)
    else await replace(target, { text, mode: there?.mode ?? 0o666 })
  } catch (error) {
    throw new AuditError(`cannot write ${file}: ${inWords(error as NodeJS.ErrnoException, dirname(file))}`)
  }
}

/** @param mode permissions of the file */
async function replace(target: string, { text, mode }: { text: string; mode: number }): Promise<void> {
  const draft = join(dirname(target), `.${basename(target)}.${process.pid}.tmp`)
  try {
    await writeFile(draft, text, { mode, flag: 'wx' })
    await rename(draft, target)
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
}

/** What to tell for the codes that people can do something about. */
const REASONS: Readonly<Record<string, (folder: string) => string>> = {
  ENOENT: (folder) => `there is no folder ${folder}`,
  ENOTDIR: (folder) => `${folder} is not a folder`,
  EISDIR: () => 'it is a folder; name a file',
  EACCES: () => 'permission denied',
  EPERM: () => 'permission denied',
  ENOSPC: () => 'no space left on the disk',
}

function inWords({ code = '', message }: NodeJS.ErrnoException, folder: string): string {
  return REASONS[code]?.(folder) ?? message
}
