import type { Report } from '../../model.ts'
import { shortId } from './short-id.ts'
import type { Style } from './style.ts'
import { decimal } from './words.ts'
import { columns, pad, wrap } from './wrap.ts'

/** Columns for a command that has its explanation beside it. */
const COMMAND = 37

/** Where to read on: commands that can be pasted. */
export function footer(report: Report, style: Style): string[] {
  const worst = report.rules.toSorted((a, b) => (a.score ?? 100) - (b.score ?? 100))[0]
  const commands = [
    ...(worst === undefined ? [] : [[`se-ml explain ${shortId(worst.id, report)}`, 'why and how to fix it'] as const]),
    [`se-ml files ${quoted(style.target)}`, 'what each file was taken for, and why'] as const,
  ]
  const rows = commands.flatMap(([command, text]) => row(command, text, style.width))
  return [style.paint.bold('Read on'), ...rows, ...reprise(report, style)]
}

/** A long report ends far below its score. */
function reprise({ scores, rules }: Report, { paint }: Style): string[] {
  if (scores.overall === undefined || rules.every(({ met }) => met !== false)) return []
  const { score, band } = scores.overall
  return ['', `${paint.bold(`Score ${decimal(score)}, band ${band}`)}: the next steps are at the top.`]
}

function row(command: string, text: string, width: number): string[] {
  const line = `  ${pad(command, COMMAND)}${text}`
  return columns(command) < COMMAND && columns(line) <= width
    ? [line]
    : [`  ${command}`, ...wrap(text, width, '      ')]
}

function quoted(path: string): string {
  return /^[\w@%+=:,./-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`
}
