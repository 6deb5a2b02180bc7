import type { Category, Report, ReportedRule, RuleResult, Skipped, Verdict } from '../model.ts'
import { means } from './means.ts'
import { plan } from './plan.ts'
import { rate } from './rate.ts'
import { round } from './round.ts'
import { nextSteps } from './steps.ts'

/** What the report says beside the verdicts. */
export interface Audited {
  readonly tool: Report['tool']
  readonly repository: Report['repository']
  readonly skipped: readonly Skipped[]
}

/** Turns verdicts into scores, bands, levels and the ranked next steps. Pure; order is by rule, then as the rule says. */
export function score(results: readonly RuleResult[], audited: Audited): Report {
  return {
    schema: 1,
    ...audited,
    scores: means(results),
    coverage: { judged: results.filter((result) => rate(result) !== undefined).length, of: results.length },
    rules: results.map(reportRule),
    steps: nextSteps(results),
    plans: plan(results),
  }
}

function reportRule(result: RuleResult): ReportedRule {
  const { id, kind, number, title, catalogue } = result.meta
  const category = id.split('/')[0] as Category
  const { score: exact, ...rating } = rate(result) ?? {}
  return {
    ...{ id, kind, number, title, category, ...(catalogue && { catalogue }), status: result.verdict.status },
    ...(exact !== undefined && { score: round(exact) }),
    ...rating,
    ...detailsOf(result.verdict),
    findings: result.findings,
  }
}

type Details = Pick<ReportedRule, 'measures' | 'profile' | 'confidence' | 'reason' | 'evidence' | 'nextStep'>

/** What the report shows of a verdict as it is. */
function detailsOf(verdict: Verdict): Details {
  if (verdict.status === 'measured') {
    const { measures, profile, evidence } = verdict
    return { measures, ...(profile && { profile }), evidence }
  }
  if (verdict.status === 'graded') {
    const { confidence, evidence, nextStep } = verdict
    return { confidence, evidence, ...(nextStep && { nextStep }) }
  }
  return { reason: verdict.reason, evidence: verdict.evidence ?? [] }
}
