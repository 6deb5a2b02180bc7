import { given } from '../given.ts'
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
    rules: ids.map((id) => compareRule(change(ruleOf(before, id), ruleOf(after, id)), findings(id))),
  }
}

function side({ tool, coverage, repository: { name, commit } }: Report): Side {
  return { name, ...given({ commit }), tool, coverage }
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

function scores({ scores: then }: Report, { scores: now }: Report): Comparison['scores'] {
  const between = (name: 'overall' | 'maintainability' | 'practices') =>
    scoreChange(then[name]?.score, now[name]?.score)
  return {
    overall: between('overall'),
    maintainability: between('maintainability'),
    practices: between('practices'),
    categories: categoryScores(then.categories, now.categories),
  }
}

type Categories = Readonly<Record<string, { readonly score: number }>>

function categoryScores(then: Categories, now: Categories): Record<string, ScoreChange> {
  const names = [...new Set([...Object.keys(now), ...Object.keys(then)])]
  return Object.fromEntries(names.map((name) => [name, scoreChange(then[name]?.score, now[name]?.score)]))
}

function scoreChange(before: number | undefined, after: number | undefined): ScoreChange {
  const known = before !== undefined && after !== undefined
  // Scores have one decimal; so has what lies between them.
  return { ...change(before, after), ...(known && { points: Math.round((after - before) * 10) / 10 }) }
}

function change<Value>(before: Value | undefined, after: Value | undefined): Change<Value> {
  return given({ before, after }) as Change<Value>
}

function compareRule({ before, after }: Change<ReportedRule>, findings: RuleChange['findings']): RuleChange {
  const { id, kind, title } = (after ?? before) as ReportedRule
  const then: Partial<ReportedRule> = before ?? {}
  const now: Partial<ReportedRule> = after ?? {}
  return {
    ...{ id, kind, title },
    status: change(then.status, now.status),
    score: scoreChange(then.score, now.score),
    ...(kind === 'guideline' ? { met: change(then.met, now.met) } : { level: change(then.level, now.level) }),
    findings,
  }
}
