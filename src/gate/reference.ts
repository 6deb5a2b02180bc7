import { type Known, type KnownFinding, knownFindings } from '../compare/known.ts'
import type { Report } from '../model.ts'

/** What a report is compared with: a baseline, or the report on another revision. */
export interface Reference {
  readonly kind: 'baseline' | 'revision'
  /** File of the baseline, or the revision as the user named it. */
  readonly name: string
  readonly preset: string
  /** Score of each rule that ran; null for those that could not be rated. */
  readonly scores: ReadonlyMap<string, number | null>
  readonly findings: readonly Known[]
}

/** A report on another revision as a reference. */
export function referenceOf(report: Report, name: string): Reference {
  return {
    kind: 'revision',
    name,
    preset: report.tool.preset,
    scores: scoresOf(report),
    findings: openFindings(report),
  }
}

export function scoresOf({ rules }: Report): Map<string, number | null> {
  return new Map(rules.map(({ id, score }) => [id, score ?? null]))
}

/** Findings that nobody accepted. One whose acceptance ends is new again. */
export function openFindings(report: Report): KnownFinding[] {
  return knownFindings(report).filter(({ finding }) => finding.suppressed === undefined)
}
