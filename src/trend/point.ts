import type { Band, Report } from '../model.ts'

/** The audit of one revision in a few numbers. */
export interface TrendPoint {
  readonly revision: string
  readonly commit: string
  /** Day of the commit, `YYYY-MM-DD`. */
  readonly date: string
  readonly overall?: number
  readonly band?: Band
  readonly maintainability?: number
  readonly practices?: number
  /** Guidelines met, of those measured. */
  readonly met?: number
  readonly of?: number
  /** Findings that nobody accepted. */
  readonly findings?: number
  /** Lines of source and notebook code. */
  readonly codeLines?: number
  /** Why this revision has no numbers. */
  readonly reason?: string
}

/** What of a report a trend shows. */
export function pointOf({
  scores: { overall, maintainability, practices },
  rules,
  repository,
}: Report): Omit<TrendPoint, 'revision' | 'commit' | 'date'> {
  const findings = rules.flatMap((rule) => rule.findings).filter(({ suppressed }) => suppressed === undefined)
  const languages = Object.values(repository.languages)
  return {
    ...(overall && { overall: overall.score, band: overall.band }),
    ...(maintainability && {
      maintainability: maintainability.score,
      met: maintainability.met,
      of: maintainability.of,
    }),
    ...(practices && { practices: practices.score }),
    findings: findings.length,
    codeLines: languages.reduce((sum, { codeLines }) => sum + codeLines, 0),
  }
}
