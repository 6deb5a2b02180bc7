import type { Report, ReportedRule, RuleId } from '../model.ts'
import { compareFindings } from './findings.ts'
import type { Change, Comparison, RuleChange, ScoreChange, Side } from './types.ts'

/** What changed from one report to another. */
export function compareReports(before: Report, after: Report): Comparison {
  const findings = compareFindings(before, after)
  const ids = [...new Set([...after.rules, ...before.rules].map(({ id }) => id))]
  return {
    schema: 1,
    before: side(before),
    after: side(after),
    cautions: cautions(before, after),
    scores: scores(before, after),
    rules: ids.map((id) => compareRule(ruleOf(before, id), ruleOf(after, id), findings(id))),
  }
}

function side({ tool, coverage, repository: { name, commit } }: Report): Side {
  return { name, ...(commit !== undefined && { commit }), tool, coverage }
}

function ruleOf({ rules }: Report, id: RuleId): ReportedRule | undefined {
  return rules.find((rule) => rule.id === id)
}

function cautions(before: Report, after: Report): string[] {
  const kinds = [
    ['preset', before.tool.preset, after.tool.preset],
    ['version of se-ml', before.tool.version, after.tool.version],
    ['configuration', adjusted(before), adjusted(after)],
  ] as const
  return kinds.flatMap(([what, then, now]) =>
    then === now
      ? []
      : `The reports differ in the ${what} (${then}, then ${now}): part of the change may come from it.`,
  )
}

function adjusted({ tool }: Report): string {
  return tool.adjusted?.join('; ') || 'nothing adjusted'
}

function scores(before: Report, after: Report): Comparison['scores'] {
  const then = before.scores
  const now = after.scores
  const names = [...new Set([...Object.keys(now.categories), ...Object.keys(then.categories)])]
  const categories = (report: Report): Record<string, { readonly score: number }> => ({ ...report.scores.categories })
  return {
    overall: scoreChange(then.overall?.score, now.overall?.score),
    maintainability: scoreChange(then.maintainability?.score, now.maintainability?.score),
    practices: scoreChange(then.practices?.score, now.practices?.score),
    categories: Object.fromEntries(
      names.map((name) => [name, scoreChange(categories(before)[name]?.score, categories(after)[name]?.score)]),
    ),
  }
}

function scoreChange(before: number | undefined, after: number | undefined): ScoreChange {
  const known = before !== undefined && after !== undefined
  // Scores have one decimal; so has what lies between them.
  return { ...change(before, after), ...(known && { points: Math.round((after - before) * 10) / 10 }) }
}

function change<Value>(before: Value | undefined, after: Value | undefined): Change<Value> {
  return { ...(before !== undefined && { before }), ...(after !== undefined && { after }) }
}

function compareRule(
  before: ReportedRule | undefined,
  after: ReportedRule | undefined,
  findings: RuleChange['findings'],
): RuleChange {
  const { id, kind, title } = (after ?? before) as ReportedRule
  return {
    id,
    kind,
    title,
    status: change(before?.status, after?.status),
    score: scoreChange(before?.score, after?.score),
    ...(kind === 'guideline'
      ? { met: change(before?.met, after?.met) }
      : { level: change(before?.level, after?.level) }),
    findings,
  }
}
