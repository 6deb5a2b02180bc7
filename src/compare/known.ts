import type { Finding, Report, RuleId } from '../model.ts'

/** What has to be known of a finding to find it again later: a report holds it, and a baseline can. */
export interface Known {
  readonly rule: RuleId
  readonly fingerprint: string
  readonly content: string
  readonly path: string
  readonly symbol?: string
  readonly value: number
  /** Lines of code at risk. */
  readonly lines: number
  /** Paths of the copies, in order, where the finding is a clone. */
  readonly copies?: readonly string[]
}

/** A finding together with the rule that it belongs to. */
export interface KnownFinding extends Known {
  readonly finding: Finding
}

/** All findings of a report, in its order. */
export function knownFindings({ rules }: Pick<Report, 'rules'>): KnownFinding[] {
  return rules.flatMap(({ id, findings }) => findings.map((finding) => known(id, finding)))
}

function known(rule: RuleId, finding: Finding): KnownFinding {
  const { fingerprint, content, at, symbol, value, lines, related, relation } = finding
  const copies = relation === undefined ? related?.map(({ path }) => path).sort() : undefined
  return {
    rule,
    fingerprint,
    content,
    path: at.path,
    value,
    lines,
    finding,
    ...(symbol !== undefined && { symbol }),
    ...(copies && copies.length > 0 && { copies }),
  }
}
