import { readFileSync, statSync } from 'node:fs'

/** A larger index belongs to a million files; it is not worth its memory. */
const LARGEST = 64 << 20

/** Of each entry: times, device, owner, size and so on; then the object's name, then flags. */
const BEFORE_NAME = 40
const NAME_SIZES = { sha1: 20, sha256: 32 } as const
const EXTENDED = 0x4000

/**
 * Paths that git tracks, relative to the work tree's root, read from git's index (its format is described in
 * gitformat-index). A file that is ignored and tracked all the same belongs to the repository.
 * @returns nothing when there is no index, or one that is not understood: what is not ignored is listed anyway
 */
export function trackedPaths(gitFolder: string): string[] {
  try {
    const file = `${gitFolder}/index`
    if (statSync(file).size > LARGEST) return []
    return readEntries(readFileSync(file), usesSha256(gitFolder) ? 'sha256' : 'sha1')
  } catch {
    return []
  }
}

function usesSha256(gitFolder: string): boolean {
  return /objectformat\s*=\s*sha256/i.test(readFileSync(`${gitFolder}/config`, 'utf8'))
}

/** @throws RangeError where the index ends too early */
function readEntries(index: Buffer, hash: keyof typeof NAME_SIZES): string[] {
  const version = index.readUInt32BE(4)
  if (index.toString('latin1', 0, 4) !== 'DIRC' || version < 2 || version > 4) return []
  const read = version === 4 ? readCompressed : readPadded
  const paths: string[] = []
  let at = 12
  let path = ''
  for (let left = index.readUInt32BE(8); left > 0; left--) {
    const flags = at + BEFORE_NAME + NAME_SIZES[hash]
    const start = flags + (index.readUInt16BE(flags) & EXTENDED ? 4 : 2)
    const entry = read(index, { entry: at, start, before: path })
    path = entry.path
    at = entry.next
    paths.push(path)
  }
  return paths
}

interface Place {
  /** Where the entry starts, and where its path does. */
  readonly entry: number
  readonly start: number
  /** Path of the entry before. */
  readonly before: string
}

interface Entry {
  readonly path: string
  readonly next: number
}

/** Versions 2 and 3: the path, then one to eight zeros up to a multiple of eight. */
function readPadded(index: Buffer, { entry, start }: Place): Entry {
  const end = endOfPath(index, start)
  return { path: index.toString('utf8', start, end), next: entry + (Math.floor((end - entry) / 8) + 1) * 8 }
}

/** Version 4: how many bytes of the path before to take away, then what to put there. */
function readCompressed(index: Buffer, { start, before }: Place): Entry {
  let at = start
  let drop = index.readUInt8(at) & 0x7f
  while (index.readUInt8(at++) & 0x80) drop = ((drop + 1) << 7) | (index.readUInt8(at) & 0x7f)
  const end = endOfPath(index, at)
  const kept = Buffer.from(before)
  const path = Buffer.concat([kept.subarray(0, kept.length - drop), index.subarray(at, end)])
  return { path: path.toString(), next: end + 1 }
}

function endOfPath(index: Buffer, start: number): number {
  const end = index.indexOf(0, start)
  if (end < 0) throw new RangeError('the index ends within a path')
  return end
}
