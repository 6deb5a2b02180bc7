import type { Report } from '../model.ts'

/** 0: done. 2: something the user can mend. 3: a fault of se-ml. (1 is kept for a quality gate that is not passed.) */
export type ExitCode = 0 | 2 | 3

/** A rule that failed leaves the audit incomplete: the report stands, the exit code says so. */
export function exitCode({ rules }: Report): ExitCode {
  return rules.some(({ status }) => status === 'error') ? 3 : 0
}
