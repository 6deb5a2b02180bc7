import { createHash } from 'node:crypto'
import { given } from '../given.ts'
import type { Finding, Report, Risk, RuleId } from '../model.ts'

/** What has to be known of a finding to find it again later: a report holds it, and a baseline can. */
export interface Known {
  readonly rule: RuleId
  readonly fingerprint: string
  /** Short hash of the normalised content. */
  readonly content: string
  readonly path: string
  readonly symbol?: string
  readonly risk: Risk
  readonly value: number
  /** Lines of code at risk. */
  readonly lines: number
  /** How often the code stands there, where the finding is a clone, and a short hash of the files of its copies. */
  readonly copies?: { readonly count: number; readonly files: string }
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
  const { fingerprint, content, at, symbol, risk, value, lines } = finding
  return {
    ...{ rule, fingerprint, path: at.path, risk, value, lines, finding },
    content: content === '' ? '' : shortHash(content),
    ...given({ symbol, copies: copiesOf(finding) }),
  }
}

function copiesOf({ related = [], relation }: Finding): Known['copies'] {
  if (relation !== undefined || related.length === 0) return undefined
  const files = related.map(({ path }) => path).sort()
  return { count: files.length + 1, files: shortHash(files.join('\n')) }
}

/** 10 hexadecimal digits: findings are told apart among some thousands. */
function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 10)
}
