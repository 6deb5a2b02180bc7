import type { KnownFinding } from '../compare/known.ts'
import { RISKS } from '../compare/parts.ts'
import type { GateFailure, GateNote, ReportedRule, Risk } from '../model.ts'
import type { Changes, Compared, Grown } from './changes.ts'
import { copiesOf, hasMoreCopies } from './copies.ts'
import type { Judged } from './judged.ts'
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
export function judgeFindings({ report, newFindings: least }: Compared, changes: Changes): Judged {
  const changed = [
    ...changes.added.map((known) => ({ known, failure: asNew(known, least) })),
    ...changes.worse.map((pair) => ({ known: pair.after, failure: asWorse(pair) })),
  ]
  const verdicts = changed.map(({ known, failure }) => {
    const rule = report.rules.find(({ id }) => id === known.rule)!
    return { known, rule, failure, fails: isAtLeast(least, known) && severityOf(rule, known.finding) === 'error' }
  })
  const failing = verdicts.filter(({ fails }) => fails).toSorted(worstFirst)
  return {
    failures: failing.map(({ failure }) => failure),
    notes: summarise(verdicts.filter(({ fails }) => !fails)),
  }
}

function isAtLeast(least: Risk, { risk }: KnownFinding): boolean {
  return RISKS.indexOf(risk) >= RISKS.indexOf(least)
}

function asNew(known: KnownFinding, least: Risk): GateFailure {
  return {
    ...{ kind: 'new-finding', ...about(known) },
    limit: `no new finding of ${inWords(least)} risk${least === 'very-high' ? '' : ' or worse'}`,
    value: `${inWords(known.risk)} risk`,
    message: seen(known.finding),
  }
}

function asWorse(pair: Grown): GateFailure {
  const { before, after } = pair
  const [limit, value] = hasMoreCopies(pair)
    ? [`${copiesOf(before)} copies`, `${copiesOf(after)} copies`]
    : [String(before.value), String(after.value)]
  return {
    ...{ kind: 'worse-finding', ...about(after) },
    ...{ limit: `${limit}, as before`, value },
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
  const how = failure.kind === 'new-finding' ? 'new' : 'worse'
  const what = `${rule.title}: ${group.length} ${how} ${group.length === 1 ? 'finding' : 'findings'}`
  const [kind, why] =
    severityOf(rule, known.finding) === 'warn'
      ? (['warning', '; it only warns'] as const)
      : (['tolerated', ` of ${inWords(known.risk)} risk at most`] as const)
  return { kind, rule: rule.id, message: `${what}${why}`, at: known.finding.at }
}
