import { given } from '../given.ts'
import type {
  Attestation,
  Category,
  GradedVerdict,
  LanguageMeasures,
  MeasuredVerdict,
  RatedLanguage,
  Report,
  ReportedRule,
  RuleResult,
  Severity,
  Skipped,
  Verdict,
} from '../model.ts'
import { attest } from './attest.ts'
import type { Weights } from './groups.ts'
import { means } from './means.ts'
import { plan } from './plan.ts'
import { rate, rateGuideline } from './rate.ts'
import { round } from './round.ts'
import { nextSteps } from './steps.ts'

/** What the report says beside the verdicts. */
export interface Audited {
  readonly tool: Report['tool']
  readonly repository: Report['repository']
  readonly skipped: readonly Skipped[]
  /** What the team answers for. */
  readonly attestations?: readonly Attestation[]
  /** `YYYY-MM-DD`. Without it no attestation expires. */
  readonly today?: string
  readonly policy?: ScorePolicy
  /** What people accepted. */
  readonly suppressions?: NonNullable<Report['suppressions']>
}

/** What the configuration says of rules. */
export interface ScorePolicy {
  readonly weights?: Weights
  /** Severity by rule id, where it is not the usual one. */
  readonly severities?: Readonly<Record<string, Severity>>
}

/** Turns verdicts into scores, bands, levels and the ranked next steps. Pure; order is by rule, then as the rule says. */
export function score(
  seen: readonly RuleResult[],
  { attestations = [], today, policy = {}, ...audited }: Audited,
): Report {
  const { results, list } = attest(seen, { attestations, today })
  return {
    schema: 1,
    ...audited,
    ...totals(results, policy),
    rules: results.map((result) => reportRule(result, policy)),
    ...(list.length > 0 && { attestations: { list, without: totals(seen, policy) } }),
    steps: nextSteps(results, policy.weights),
    plans: plan(results),
  }
}

function totals(results: readonly RuleResult[], { weights }: ScorePolicy): Pick<Report, 'scores' | 'coverage'> {
  const judged = results.filter((result) => rate(result) !== undefined).length
  return { scores: means(results, weights), coverage: { judged, of: results.length } }
}

function reportRule(result: RuleResult, { severities = {} }: ScorePolicy): ReportedRule {
  const { id, kind, number, title, catalogue } = result.meta
  const category = id.split('/')[0] as Category
  const { score: exact, ...rating } = rate(result) ?? {}
  return {
    ...given({ id, kind, number, title, category, catalogue, status: result.verdict.status }),
    ...given({ severity: severities[id], score: rounded(exact) }),
    ...rating,
    ...(result.attested ? asAttested(result) : detailsOf(result.verdict)),
    findings: result.findings,
  }
}

function rounded(exact: number | undefined): number | undefined {
  return exact === undefined ? undefined : round(exact)
}

/** A practice that is judged since somebody answers for it, and what files alone show. */
function asAttested(result: RuleResult): Pick<ReportedRule, 'status' | 'unattested' | 'evidence'> {
  const { attested: _attested, ...alone } = result
  const { status } = result.verdict
  const { score: exact, level } = rate(alone) ?? {}
  const { reason, nextStep, ...details } = detailsOf(result.verdict)
  const shown = { status, ...given({ score: rounded(exact), level, reason }) }
  // Who has answered for all of it has no step left, least of all the one to answer.
  const step = (rate(result)?.score ?? 0) < FULL ? given({ nextStep }) : {}
  return { ...details, ...step, status: 'graded', unattested: shown }
}

const FULL = 100

type Details = Pick<
  ReportedRule,
  'measures' | 'profile' | 'languages' | 'confidence' | 'reason' | 'evidence' | 'missing' | 'nextStep'
>

/** What the report shows of a verdict as it is. */
function detailsOf(verdict: Verdict): Details {
  if (verdict.status === 'measured') return measuredDetails(verdict)
  if (verdict.status === 'graded') return gradedDetails(verdict)
  return { reason: verdict.reason, evidence: verdict.evidence ?? [] }
}

function measuredDetails({ measures, profile, languages, evidence }: MeasuredVerdict): Details {
  const rated = languages?.map((one) => ({ ...one, ...rateLanguage(one) }))
  return { measures, ...given({ profile, languages: rated }), evidence }
}

function gradedDetails({ confidence, evidence, missing = [], nextStep }: GradedVerdict): Details {
  return { confidence, evidence, ...(missing.length > 0 && { missing }), ...given({ nextStep }) }
}

function rateLanguage({ measures }: LanguageMeasures): Pick<RatedLanguage, 'score' | 'met'> {
  const { score: exact, met } = rateGuideline(measures)
  return { score: round(exact), met }
}
