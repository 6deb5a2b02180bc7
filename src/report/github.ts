import type { Report } from '../model.ts'
import { fileLines, inCell } from './findings/cell.ts'
import { failingFindings, openFindings, type ReportedFinding } from './findings/list.ts'
import { pathFromTop } from './findings/path.ts'
import type { ReportOptions } from './options.ts'
import { printable } from './printable.ts'

type Command = 'error' | 'warning' | 'notice'

/** GitHub shows that many annotations of a kind for each step, and drops the rest without a word. */
const MOST = 10

/** One notice is kept for the score. */
const COMMANDS: readonly (readonly [Command, number])[] = [
  ['error', MOST],
  ['warning', MOST],
  ['notice', MOST - 1],
]

/**
 * Findings as workflow commands, which GitHub shows beside the code: errors for what fails the gate, warnings for high risk, the rest as
 * notices, the worst ones of each. A last notice tells the score.
 */
export function githubAnnotations(report: Report, { folder }: ReportOptions): string {
  const failing = failingFindings(report)
  const found = openFindings(report)
  const lines = COMMANDS.flatMap(([command, most]) =>
    found
      .filter(({ finding }) => commandOf(finding, failing) === command)
      .slice(0, most)
      .map((one) => annotation(command, one, folder)),
  )
  return [...lines, `::notice title=se-ml::${data(summary(report))}`, ''].join('\n')
}

function commandOf({ fingerprint, risk }: ReportedFinding['finding'], failing: ReadonlySet<string>): Command {
  if (failing.has(fingerprint)) return 'error'
  return risk === 'very-high' || risk === 'high' ? 'warning' : 'notice'
}

function annotation(command: Command, { rule, finding }: ReportedFinding, folder: string): string {
  const { line, endLine = line } = fileLines(finding.at)
  const file = property(pathFromTop(folder, finding.at.path))
  const title = property(`${rule.title} (${rule.id})`)
  const message = data(`${finding.message}${inCell(finding.at)}`)
  return `::${command} file=${file},line=${line},endLine=${endLine},title=${title}::${message}`
}

function summary(report: Report): string {
  const { overall, maintainability } = report.scores
  if (overall === undefined) return 'Nothing could be measured.'
  const met = maintainability === undefined ? '' : `, ${maintainability.met} of ${maintainability.of} guidelines met`
  const open = openFindings(report).length
  return `Score ${overall.score.toFixed(1)} (band ${overall.band})${met}, ${open} findings.`
}

/** As actions/toolkit escapes a message: a line break would begin another command. */
function data(text: string): string {
  return printable(text).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

/** As actions/toolkit escapes a property, which ends at a comma or a colon. */
function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
