import type { Report } from '../../model.ts'
import { shortId } from './short-id.ts'
import type { Style } from './style.ts'
import { columns, pad, wrap } from './wrap.ts'

/** Columns for a command that has its explanation beside it. */
const COMMAND = 37

/** Where to read on: commands that can be pasted. */
export function footer(report: Report, style: Style): string[] {
  const worst = report.rules.find(({ met }) => met === false) ?? report.rules[0]
  const commands: [string, string][] = [
    ...(worst === undefined
      ? []
      : [[`se-ml explain ${shortId(worst.id, report)}`, 'why, how it is measured, how to fix it'] as [string, string]]),
    [`se-ml files ${quoted(style.target)}`, 'what each file was taken for, and why'],
  ]
  return [style.paint.bold('Read on'), ...commands.flatMap(([command, text]) => row(command, text, style.width))]
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
