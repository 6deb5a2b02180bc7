import type { Report } from '../model.ts'

/**
 * 0: done, and the gate is passed where there is one. 1: the gate is not passed. 2: something the user can mend. 3: a
 * fault of se-ml, or an audit that is incomplete.
 */
export type ExitCode = 0 | 1 | 2 | 3

/**
 * An incomplete audit goes before the gate: what is missing might have passed it or failed it.
 * @param exitZero for advice only: whenever there is a report, the code is 0
 */
export function exitCode(report: Pick<Report, 'rules' | 'skipped' | 'gate'>, exitZero = false): ExitCode {
  if (exitZero) return 0
  if (isIncomplete(report)) return 3
  return report.gate?.passed === false ? 1 : 0
}

/** A rule failed, or a file that should have been read was not. */
export function isIncomplete({ rules, skipped }: Pick<Report, 'rules' | 'skipped'>): boolean {
  return rules.some(({ status }) => status === 'error') || skipped.some(({ lost }) => lost === true)
}
