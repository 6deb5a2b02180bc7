import { number } from '../../model/number.ts'
import type { Report, Skipped } from '../../model.ts'
import { placeLines } from './place.ts'
import type { Style } from './style.ts'
import { wrap } from './wrap.ts'

/** Files shown for each reason. */
const SHOWN = 3
const INDENT = '    '

/** Files that were not read, or in part only, grouped by reason. */
export function skipped(report: Report, style: Style): string[] {
  if (report.skipped.length === 0) return []
  return [
    style.paint.bold('Skipped files'),
    ...[...byReason(report.skipped)].flatMap(([reason, files]) => group(reason, files, style)),
  ]
}

function byReason(files: readonly Skipped[]): Map<string, Skipped[]> {
  const groups = new Map<string, Skipped[]>()
  for (const file of files) groups.set(file.reason, [...(groups.get(file.reason) ?? []), file])
  return groups
}

function group(reason: string, files: readonly Skipped[], style: Style): string[] {
  const hidden = files.length - SHOWN
  return [
    ...wrap(reason, style.width, '  '),
    ...files.slice(0, SHOWN).flatMap((file) => placeLines(file, style.width, INDENT)),
    ...(hidden > 0 ? [`${INDENT}and ${number(hidden)} more`] : []),
  ]
}
