import type { KnownFinding } from '../compare/known.ts'
import { RISKS } from '../compare/parts.ts'
import type { GateFailure, GateNote, Report, ReportedRule, Risk } from '../model.ts'
import type { Changes, Grown } from './changes.ts'
import type { Judged } from './limits.ts'
import { NEW_FINDINGS } from './settings.ts'
import { severityOf } from './severity.ts'
import { seen } from './words.ts'

/** What one changed finding means. */
interface Verdict {
  readonly known: KnownFinding
  readonly rule: ReportedRule
  readonly failure: GateFailure
  readonly fails: boolean
}

/** Fails for new and worse findings of rules that are errors, from a risk on. */
export function judgeFindings(report: Report, changes: Changes, least: Risk = NEW_FINDINGS): Judged {
  const verdicts = [
    ...changes.added.map((known) => judge(report, known, asNew(known, least), least)),
    ...changes.worse.map((pair) => judge(report, pair.after, asWorse(pair), least)),
  ]
  const failing = verdicts.filter(({ fails }) => fails).toSorted(worstFirst)
  return {
    failures: failing.map(({ failure }) => failure),
    notes: summarise(verdicts.filter(({ fails }) => !fails)),
  }
}

function judge(report: Report, known: KnownFinding, failure: GateFailure, least: Risk): Verdict {
  const rule = report.rules.find(({ id }) => id === known.rule)!
  const isBad = RISKS.indexOf(known.risk) >= RISKS.indexOf(least)
  return { known, rule, failure, fails: isBad && severityOf(rule, known.finding) === 'error' }
}

function asNew(known: KnownFinding, least: Risk): GateFailure {
  return {
    ...{ kind: 'new-finding', ...about(known) },
    limit: `no new finding of ${inWords(least)} risk${least === 'very-high' ? '' : ' or worse'}`,
    value: `${inWords(known.risk)} risk`,
    message: seen(known.finding),
  }
}

function asWorse({ before, after }: Grown): GateFailure {
  const copies = (after.copies?.count ?? 0) > (before.copies?.count ?? 0)
  return {
    ...{ kind: 'worse-finding', ...about(after) },
    limit: copies ? `${before.copies?.count ?? 0} copies, as before` : `${before.value}, as before`,
    value: copies ? `${after.copies?.count} copies` : String(after.value),
    message: seen(after.finding),
  }
}

function about({ rule, finding }: KnownFinding) {
  const nextStep = finding.fix?.action ?? `se-ml explain ${rule} says how to mend it`
  return { subject: rule, rule, at: finding.at, finding: finding.fingerprint, nextStep }
}

function inWords(risk: Risk): string {
  return risk.replace('-', ' ')
}

function worstFirst(a: Verdict, b: Verdict): number {
  return RISKS.indexOf(b.known.risk) - RISKS.indexOf(a.known.risk) || b.known.lines - a.known.lines
}

/** One line for each rule: whoever wants all of them has the report. */
function summarise(verdicts: readonly Verdict[]): GateNote[] {
  const groups = new Map<string, Verdict[]>()
  for (const verdict of verdicts) {
    const key = `${verdict.failure.kind} ${verdict.rule.id} ${severityOf(verdict.rule, verdict.known.finding)}`
    groups.set(key, [...(groups.get(key) ?? []), verdict])
  }
  return [...groups.values()].map(note)
}

function note(group: readonly Verdict[]): GateNote {
  const { failure, rule, known } = group.toSorted(worstFirst)[0]!
  const isWarning = severityOf(rule, known.finding) === 'warn'
  const what = `${group.length} ${failure.kind === 'new-finding' ? 'new' : 'worse'} ${group.length === 1 ? 'finding' : 'findings'}`
  const why = isWarning ? 'it only warns' : `of ${inWords(known.risk)} risk at most`
  return {
    kind: isWarning ? 'warning' : 'tolerated',
    rule: rule.id,
    message: `${rule.title}: ${what}${isWarning ? `; ${why}` : ` ${why}`}`,
    at: known.finding.at,
  }
}
