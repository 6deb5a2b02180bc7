import { lstat, mkdir, mkdtemp, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AuditError } from '../errors.ts'
import { gitIn } from '../facts/git.ts'
import { listEntries } from './entries.ts'
import { type Wanted, writeRepository } from './repository.ts'
import { resolveCommit } from './resolve.ts'
import { openSource } from './source.ts'
import { writeFiles } from './write.ts'

/** A revision on disk, for as long as a job runs. */
export interface Checkout {
  /** Absolute path of the audited folder as it was. */
  readonly folder: string
  /** Full hash of the commit. */
  readonly commit: string
  /** Hash of the content of each regular file, by its path in the folder. */
  readonly blobs: ReadonlyMap<string, string>
}

export interface RevisionOptions {
  /** Folder for temporary files (default: that of the system). */
  readonly temporary?: string
  /** Told of the temporary folder, so that it can be removed should the program be stopped. */
  readonly onTemporary?: (folder: string) => void
}

/**
 * Writes the files of a revision into a temporary folder, runs the job and removes the folder, whatever happens. The
 * files come from git objects: the work tree, the index and the branches of the repository are not touched, nothing of
 * its configuration is used, and no hook, filter, text conversion or export rule runs. Facts of git that the job reads
 * there are those of the revision: its history, its tags, the default branch where it stood.
 *
 * Unlike in a work tree, submodules are empty, files of Git LFS are the pointers that git holds, and pictures, weights
 * and archives have their size but no content.
 * @param root folder of the repository or one inside it
 * @param revision anything that git takes for a commit
 * @throws AuditError when there is no such commit, or the folder is not in it
 */
export async function withRevision<Result>(
  root: string,
  revision: string,
  job: (checkout: Checkout) => Promise<Result>,
  options: RevisionOptions = {},
): Promise<Result> {
  const source = await openSource(root)
  const commit = await resolveCommit(source.git, revision)
  const temporary = await mkdtemp(join(await realpath(options.temporary ?? tmpdir()), 'se-ml-revision-'))
  options.onTemporary?.(temporary)
  try {
    return await job({ ...(await checkOut(temporary, { source, commit })), commit })
  } finally {
    await rm(temporary, { recursive: true, force: true, maxRetries: 3 })
  }
}

async function checkOut(temporary: string, wanted: Wanted): Promise<Omit<Checkout, 'commit'>> {
  const { source, commit } = wanted
  const top = join(temporary, source.name)
  await mkdir(top)
  await writeRepository(top, wanted)
  const entries = await listEntries(gitIn(top), commit)
  await writeFiles(top, commit, entries)
  const folder = join(top, source.prefix)
  const there = await lstat(folder).catch(() => undefined)
  if (!there?.isDirectory()) throw new AuditError(`${commit.slice(0, 12)} has no folder ${source.prefix}`)
  return { folder, blobs: below(source.prefix, entries.blobs) }
}

function below(prefix: string, blobs: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  if (prefix === '') return blobs
  const inside = [...blobs].filter(([path]) => path.startsWith(`${prefix}/`))
  return new Map(inside.map(([path, blob]) => [path.slice(prefix.length + 1), blob]))
}
