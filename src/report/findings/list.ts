import type { Finding, Report, ReportedRule, Risk } from '../../model.ts'

/** A finding with the rule that it belongs to. */
export interface ReportedFinding {
  readonly rule: ReportedRule
  readonly finding: Finding
}

const WORST_FIRST: readonly Risk[] = ['very-high', 'high', 'moderate', 'low']

/** All findings, accepted ones too, in the order of the report. */
export function allFindings({ rules }: Report): ReportedFinding[] {
  return rules.flatMap((rule) => rule.findings.map((finding) => ({ rule, finding })))
}

/** Findings that nobody accepted: what fails the gate first, then by risk, then in the order of the report. */
export function openFindings(report: Report): ReportedFinding[] {
  const failing = failingFindings(report)
  const rank = ({ finding }: ReportedFinding): number =>
    failing.has(finding.fingerprint) ? -1 : WORST_FIRST.indexOf(finding.risk)
  return allFindings(report)
    .filter(({ finding }) => finding.suppressed === undefined)
    .sort((a, b) => rank(a) - rank(b))
}

/** Fingerprints of the findings for which the gate failed. */
export function failingFindings({ gate }: Report): ReadonlySet<string> {
  return new Set(gate?.failures.flatMap(({ finding }) => finding ?? []))
}
