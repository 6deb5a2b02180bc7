import type { Category, Report, ReportedRule, RuleId } from '../../src/model.ts'

/** One rule of a report, but for what is given: a guideline that was measured and is met. */
export function reported(id: RuleId, some: Partial<ReportedRule> = {}): ReportedRule {
  const category = id.slice(0, id.indexOf('/')) as Category
  const kind = category === 'maintainability' ? 'guideline' : 'practice'
  const status = kind === 'guideline' ? 'measured' : 'graded'
  return { id, kind, number: 1, title: `Title of ${id}`, category, status, evidence: [], findings: [], ...some }
}

/** A report of these rules, but for what is given. */
export function reportOf(rules: readonly ReportedRule[], some: Partial<Report> = {}): Report {
  return {
    schema: 1,
    tool: { name: 'se-ml', version: '1.0.0', preset: 'se-ml' },
    repository: { name: 'churn', files: {}, languages: {} },
    scores: { categories: {}, effects: {}, eu: {}, difficulties: {} },
    coverage: { judged: rules.length, of: rules.length },
    ...{ rules, steps: [], plans: [], skipped: [] },
    ...some,
  }
}
