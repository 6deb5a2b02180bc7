import type { Finding, Report, Suppression } from '../../model.ts'
import { inCell } from '../findings/cell.ts'
import { allFindings, failingFindings, type ReportedFinding } from '../findings/list.ts'
import { sarifLocation } from './location.ts'
import type { Level, Result, SarifLocation } from './types.ts'

/** GitHub takes at most so many places of one result. */
const MOST_RELATED = 1000

/** One result for each finding; accepted ones carry their suppression, so that viewers hide them. */
export function results(report: Report, folder: string): Result[] {
  const failing = failingFindings(report)
  const index = new Map(report.rules.map(({ id }, at) => [id, at]))
  return allFindings(report).map(({ rule, finding }) => ({
    ruleId: rule.id,
    ruleIndex: index.get(rule.id) ?? -1,
    level: failing.has(finding.fingerprint) ? 'error' : levelOf(finding),
    message: { text: `${finding.message}${inCell(finding.at)}` },
    locations: [sarifLocation(finding, folder)],
    ...related(finding, folder),
    partialFingerprints: { 'seMlFinding/v1': finding.fingerprint, 'seMlContent/v1': finding.content },
    suppressions: finding.suppressed === undefined ? [] : [suppression(finding.suppressed, folder)],
    properties: properties({ rule, finding }),
  }))
}

/** Nothing is an error by itself: whether findings fail a build is for the gate to say. */
function levelOf({ risk }: Finding): Level {
  return risk === 'very-high' || risk === 'high' ? 'warning' : 'note'
}

function related({ related: places = [], relation }: Finding, folder: string): Pick<Result, 'relatedLocations'> {
  if (places.length === 0) return {}
  const text = relation === 'uses' ? 'uses it' : 'the same lines'
  const locations = places.slice(0, MOST_RELATED).map(
    (place, index): SarifLocation => ({
      id: index + 1,
      message: { text: `${text}${inCell(place)}` },
      ...sarifLocation({ at: place }, folder),
    }),
  )
  return { relatedLocations: locations }
}

function suppression({ by, reason, at }: Suppression, folder: string): object {
  return {
    kind: by === 'comment' ? 'inSource' : 'external',
    status: 'accepted',
    justification: reason,
    location: sarifLocation({ at }, folder),
  }
}

function properties({ finding }: ReportedFinding): Record<string, unknown> {
  const { risk, value, target, lines, fix, at } = finding
  return {
    risk,
    value,
    target,
    lines,
    effort: fix?.effort,
    nextStep: fix?.action,
    cell: at.cell,
    cellLine: cellLine(at),
  }
}

function cellLine({ cell, line }: Finding['at']): number | undefined {
  return cell === undefined ? undefined : line
}
