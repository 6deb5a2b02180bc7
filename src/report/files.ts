import type { ProjectFile } from '../facts/types.ts'
import type { Skipped } from '../model.ts'
import { printableTexts } from './printable.ts'

/** Files as they were discovered, each list ordered by path. */
export interface FileLists {
  readonly files: readonly ProjectFile[]
  /** Files that could not be read, or in part only. */
  readonly skipped: readonly Skipped[]
  /** Environments, caches and the like, which are no part of the project. */
  readonly leftOut: readonly Skipped[]
}

/** Longer paths are not padded, so that one of them does not push all reasons out of sight. */
const LONGEST_PADDED = 50

type Row = readonly [role: string, kind: string, path: string, reason: string]

/** One line for each file: role, kind, path and why it has this role; what was not read comes last. */
export function fileList({ files, skipped, leftOut }: FileLists): string {
  const rows = printableTexts([
    ...files.map(({ role, kind, path, reason }): Row => [role, kind, path, reason]),
    ...leftOut.map(({ path, reason }): Row => ['left-out', '-', path, reason]),
    ...skipped.map(skippedRow),
  ])
  const width = Math.min(LONGEST_PADDED, Math.max(0, ...rows.map(([, , path]) => path.length)))
  return [['role', 'kind', 'path', 'reason'] as const, ...rows].map((row) => line(row, width)).join('')
}

function skippedRow({ path, line, reason, partly }: Skipped): Row {
  return [partly ? 'partly' : 'skipped', '-', line === undefined ? path : `${path}:${line}`, reason]
}

function line([role, kind, path, reason]: Row, width: number): string {
  return `${role.padEnd(9)}  ${kind.padEnd(10)}  ${path.padEnd(width)}  ${reason}\n`
}

/** The same as JSON. */
export function fileListJson({ files, skipped, leftOut }: FileLists): string {
  return `${JSON.stringify({ files, leftOut, skipped }, null, 2)}\n`
}
