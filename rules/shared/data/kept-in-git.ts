import type { DataFile, DataFiles } from '../../../src/facts/types/dataFiles.ts'
import type { Evidence, FoundPlace } from '../../../src/model.ts'
import { type Code, placeOf } from '../evidence/use.ts'
import { grouped } from '../grouped.ts'
import type { ReadSite } from './read-sites.ts'

/** Copies of smaller files cost nothing (practices.md, practice 8). */
const COPY = 1_000_000
/** Smaller files git keeps well (practices.md, practice 22). */
const LARGE = 5_000_000

/** A file that the code reads by its path is tracked: whoever has the code has the data. */
export function keptInGit(code: Code, sites: readonly ReadSite[], { files }: DataFiles): Evidence | undefined {
  const kept = files.filter(({ kind, storage }) => kind === 'data' && storage === 'git')
  const site = sites.find(({ source }) => source !== undefined && kept.some(({ path }) => isAt(path, source)))
  return site && { message: 'data are kept in git, with the code', at: placeOf(code.modules, site.call), level: 'used' }
}

function isAt(path: string, source: string): boolean {
  return `/${path}`.endsWith(`/${source.replace(/^(\.{1,2}\/)+/, '')}`)
}

/** The same blob under several folders: nobody knows which copy is read. */
export function copiedData({ files }: DataFiles): FoundPlace[] {
  const large = files.filter((file) => file.blob !== undefined && isOwn(file) && file.size >= COPY)
  return [...grouped(large, ({ blob }) => blob).values()]
    .filter((copies) => new Set(copies.map(({ path }) => folder(path))).size > 1)
    .map(([first, second, ...more]) => {
      const rest = more.length > 0 ? ` and ${more.length} more places` : ''
      return place(
        first!,
        `the same ${megabytes(first!)} of data stand in ${second!.path}${rest} too; keep one, and let all read it`,
      )
    })
}

export function largeData({ files }: DataFiles): FoundPlace[] {
  return files
    .filter((file) => isOwn(file) && file.storage === 'git' && file.size >= LARGE)
    .map((file) =>
      place(
        file,
        `${megabytes(file)} of data are in git, and every clone carries all versions; keep them by DVC, LFS or in a bucket`,
      ),
    )
}

function isOwn({ kind, role }: DataFile): boolean {
  return kind === 'data' && !/^(test|fixture|vendored|template|generated|example)$/.test(role)
}

function folder(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1)
}

function megabytes({ size }: DataFile): string {
  return `${Math.round(size / 1_000_000)} MB`
}

function place({ path }: DataFile, message: string): FoundPlace {
  return { message, at: { path }, risk: 'moderate', value: 0, lines: 0, content: 'data in git' }
}
