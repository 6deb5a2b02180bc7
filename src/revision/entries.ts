import { kindByName } from '../discover/kind.ts'
import { AuditError } from '../errors.ts'
import type { Git } from '../facts/git.ts'

/** Files of a revision. Paths are relative to the top of the work tree. */
export interface Entries {
  /** Paths whose content is written. */
  readonly whole: readonly string[]
  /** Hash of the content of regular files among them, by path. */
  readonly blobs: ReadonlyMap<string, string>
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
  readonly blob: string
  readonly kind: 'file' | 'link' | 'submodule'
  /** Bytes; NaN for what a partial clone lacks. */
  readonly size: number
}

/**
 * Lists the files of a commit.
 * @param git of a repository that fetches nothing
 * @throws AuditError when they cannot be listed, are not all there, or cannot be written down safely
 */
export async function listEntries(git: Git, commit: string): Promise<Entries> {
  const answer = await git(['ls-tree', '-r', '-l', '-z', '--full-tree', commit])
  if ('failed' in answer) throw new AuditError(`the files of ${commit} cannot be listed: ${answer.failed}`)
  const entries = answer.output.split('\0').flatMap(readEntry)
  const whole = entries.filter(isWhole)
  refuseClashes(entries)
  refuseGaps(entries)
  refuseTooMuch(whole)
  return {
    whole: whole.map(({ path }) => path),
    blobs: new Map(whole.filter(({ kind }) => kind === 'file').map(({ path, blob }) => [path, blob])),
    hollow: entries.filter((entry) => !isWhole(entry)),
  }
}

/** `mode type hash size\tpath`; a submodule has `-` for its size, a blob that is not there `BAD`. */
function readEntry(record: string): Entry[] {
  const [, mode, blob = '', size, path] = /^(\d+) \w+ ([0-9a-f]+) +(\S+)\t(.*)$/s.exec(record) ?? []
  if (path === undefined) return []
  if (mode === '160000') return [{ path, blob, kind: 'submodule', size: 0 }]
  return [{ path, blob, kind: mode === '120000' ? 'link' : 'file', size: Number(size) }]
}

function isWhole({ path, kind, size }: Entry): boolean {
  if (kind !== 'file' || size <= SMALL) return true
  const content = kindByName(path.slice(path.lastIndexOf('/') + 1))
  return size <= LARGEST_READ && content !== 'binary' && content !== 'model'
}

/** Without some of its files a revision would get another report than it deserves. */
function refuseGaps(entries: readonly Entry[]): void {
  const gaps = entries.filter(({ size }) => Number.isNaN(size))
  if (gaps.length === 0) return
  throw new AuditError(
    `this clone is partial: it lacks ${gaps.length} files of the revision, such as ${gaps[0]?.path}; check the revision out once, or clone without --filter`,
  )
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
  const bytes = entries.reduce((sum, { size }) => sum + size, 0)
  if (bytes <= MOST_BYTES) return
  const gigabytes = (bytes / 2 ** 30).toFixed(1)
  throw new AuditError(`the revision holds ${gigabytes} GB of text: more than ${MOST_BYTES / 2 ** 30} GB are not read`)
}
