import type { Known } from '../compare/known.ts'
import type { Report } from '../model.ts'
import { openFindings, scoresOf } from './reference.ts'

/** Findings that were there, and scores that were reached. */
export interface Baseline {
  /** Version of se-ml that wrote it. */
  readonly version: string
  readonly preset: string
  /** Score of each rule that ran; null for those that could not be rated. */
  readonly scores: ReadonlyMap<string, number | null>
  readonly findings: readonly Known[]
}

export function baselineOf(report: Report): Baseline {
  return {
    version: report.tool.version,
    preset: report.tool.preset,
    scores: scoresOf(report),
    findings: openFindings(report).map(({ finding: _finding, ...known }) => known),
  }
}
