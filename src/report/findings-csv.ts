import type { Report } from '../model.ts'
import { csv } from './csv.ts'
import { allFindings, type ReportedFinding } from './findings/list.ts'

const COLUMNS = [
  'rule',
  'category',
  'kind',
  'risk',
  'path',
  'line',
  'end_line',
  'cell',
  'symbol',
  'value',
  'target',
  'lines',
  'message',
  'suppressed',
  'fingerprint',
] as const

/** One row for each finding, accepted ones with the reason. */
export function findingsCsv(report: Report): string {
  return csv(COLUMNS, allFindings(report).map(row))
}

function row({ rule, finding }: ReportedFinding): Partial<Record<(typeof COLUMNS)[number], string | number>> {
  const { at, symbol, target, suppressed } = finding
  return {
    rule: rule.id,
    category: rule.category,
    kind: rule.kind,
    risk: finding.risk,
    path: inert(at.path),
    ...known({ line: at.line, end_line: at.endLine, cell: at.cell, target }),
    ...known({ symbol: symbol && inert(symbol), suppressed: suppressed && inert(suppressed.reason) }),
    value: finding.value,
    lines: finding.lines,
    message: inert(finding.message),
    fingerprint: finding.fingerprint,
  }
}

/** A spreadsheet runs what begins with one of these signs; with an apostrophe before, it is text (OWASP, CSV injection). */
function inert(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
}

function known<Value>(values: Readonly<Record<string, Value | undefined>>): Record<string, Value> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const])),
  )
}
