import { kindByName } from '../discover/kind.ts'
import { AuditError } from '../errors.ts'
import type { Git } from '../facts/git.ts'

/** Files of a revision. Paths are relative to the top of the work tree. */
export interface Entries {
  /** Paths whose content is written. */
  readonly whole: readonly string[]
  /** Files whose size alone counts, with that size in bytes. */
  readonly hollow: readonly { readonly path: string; readonly size: number }[]
}

/** No source file, notebook or lock file is read that is larger (src/parse/read.ts). */
const LARGEST_READ = 50 << 20

/** Pictures, weights and archives are never opened; only a pointer in their place is, which is smaller. */
const SMALL = 64 << 10

/** A clone with more text than this is no repository of code; it would fill the disk. */
const MOST_BYTES = 4 * 2 ** 30

interface Entry {
  readonly path: string
  readonly isLink: boolean
  /** Bytes; absent for a submodule, and for a blob that a partial clone lacks. */
  readonly size?: number
}

/**
 * Lists the files of a commit.
 * @throws AuditError when they cannot be listed, or cannot be written down safely
 */
export async function listEntries(git: Git, commit: string): Promise<Entries> {
  const answer = await git(['ls-tree', '-r', '-l', '-z', '--full-tree', commit])
  if ('failed' in answer) throw new AuditError(`the files of ${commit} cannot be listed: ${answer.failed}`)
  const entries = answer.output.split('\0').flatMap(readEntry)
  refuseClashes(entries)
  const whole = entries.filter((entry) => entry.size !== undefined && isRead(entry))
  refuseTooMuch(whole)
  return {
    whole: whole.map(({ path }) => path),
    hollow: entries.flatMap((entry) =>
      entry.size === undefined || isRead(entry) ? [] : [{ path: entry.path, size: entry.size }],
    ),
  }
}

/** `mode type hash size\tpath`. */
function readEntry(record: string): Entry[] {
  const [, mode, size, path] = /^(\d+) \w+ [0-9a-f]+ +(\S+)\t(.*)$/s.exec(record) ?? []
  if (path === undefined) return []
  return [{ path, isLink: mode === '120000', ...(/^\d+$/.test(size ?? '') && { size: Number(size) }) }]
}

function isRead({ path, isLink, size = 0 }: Entry): boolean {
  if (isLink || size <= SMALL) return true
  const kind = kindByName(path.slice(path.lastIndexOf('/') + 1))
  return size <= LARGEST_READ && kind !== 'binary' && kind !== 'model'
}

/** Git never makes such a tree; somebody who did wants a file written through a link. */
function refuseClashes(entries: readonly Entry[]): void {
  const paths = new Set(entries.map(({ path }) => path))
  const clash = entries.find(({ path }) => foldersOf(path).some((folder) => paths.has(folder)))
  if (clash) throw new AuditError(`the revision holds ${clash.path} twice, as a folder and as a file: it is broken`)
}

function foldersOf(path: string): string[] {
  const parts = path.split('/')
  return parts.slice(1).map((_, index) => parts.slice(0, index + 1).join('/'))
}

function refuseTooMuch(entries: readonly Entry[]): void {
  const bytes = entries.reduce((sum, { size = 0 }) => sum + size, 0)
  if (bytes <= MOST_BYTES) return
  const gigabytes = (bytes / 2 ** 30).toFixed(1)
  throw new AuditError(`the revision holds ${gigabytes} GB of text: more than ${MOST_BYTES / 2 ** 30} GB are not read`)
}
