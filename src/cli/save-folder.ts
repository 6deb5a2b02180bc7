import { mkdir, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { AuditError } from '../errors.ts'
import { save } from './save.ts'

/** A file of a folder that is written as a whole. */
interface NamedText {
  readonly name: string
  readonly text: string
}

/**
 * Writes files into a folder, which is made if need be. Files of an earlier run are told by the mark at their end and
 * removed first; a file without it is somebody's work and never touched.
 * @returns how many earlier files were removed
 * @throws AuditError when a name is taken by a file without the mark, or something cannot be written
 */
export async function saveFolder(
  folder: string,
  files: readonly NamedText[],
  mark: string,
): Promise<{ readonly removed: number }> {
  const there = await listFolder(folder)
  const ours = await Promise.all(there.map(async (name) => endsWith(join(folder, name), mark)))
  const earlier = there.filter((_, index) => ours[index])
  const taken = files.find(({ name }) => there.includes(name) && !earlier.includes(name))
  if (taken)
    throw new AuditError(`${join(folder, taken.name)} is there already and was not written by se-ml: move it away`)
  for (const name of earlier) await rm(join(folder, name))
  for (const { name, text } of files) await save(join(folder, name), text)
  return { removed: earlier.length }
}

async function listFolder(folder: string): Promise<string[]> {
  try {
    await mkdir(folder, { recursive: true })
    return await readdir(folder)
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    const reason = code === 'EEXIST' || code === 'ENOTDIR' ? 'it is a file; name a folder' : message
    throw new AuditError(`cannot write ${folder}: ${reason}`)
  }
}

/** Issues are small: what is larger, or no Markdown, is not ours. */
async function endsWith(file: string, mark: string): Promise<boolean> {
  if (!file.endsWith('.md')) return false
  const text = await readFile(file, 'utf8').catch(() => '')
  return text.trimEnd().endsWith(mark)
}
