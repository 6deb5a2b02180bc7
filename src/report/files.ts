import type { ProjectFile } from '../facts/types.ts'
import type { Skipped } from '../model.ts'
import { printableTexts } from './printable.ts'

/** Longer paths are not padded, so that one of them does not push all reasons out of sight. */
const LONGEST_PADDED = 50

/** One line for each file: role, kind, path and why it has this role; files that were left unread come last. */
export function fileList(files: readonly ProjectFile[], skipped: readonly Skipped[]): string {
  const rows = printableTexts([
    ...files.map(({ role, kind, path, reason }) => [role, kind, path, reason] as const),
    ...skipped.map(({ path, line, reason, partly }) => {
      return [partly ? 'partly' : 'skipped', '-', line === undefined ? path : `${path}:${line}`, reason] as const
    }),
  ])
  const width = Math.min(LONGEST_PADDED, Math.max(0, ...rows.map(([, , path]) => path.length)))
  const lines = rows.map(
    ([role, kind, path, reason]) => `${role.padEnd(9)}  ${kind.padEnd(10)}  ${path.padEnd(width)}  ${reason}`,
  )
  return [`role       kind        ${'path'.padEnd(width)}  reason`, ...lines, ''].join('\n')
}

/** The same as JSON. */
export function fileListJson(files: readonly ProjectFile[], skipped: readonly Skipped[]): string {
  return `${JSON.stringify({ files, skipped }, null, 2)}\n`
}
