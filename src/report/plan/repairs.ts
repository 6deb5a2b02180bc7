import type { Finding, RepairPlan, ReportedRule } from '../../model.ts'
import { codeSpan, escapeText } from '../markdown/escape.ts'
import { place } from '../text/place.ts'

/** One item of a checklist for each repair of a plan, with what to be careful about. */
export function repairItems({ findings, warnings }: RepairPlan, rule: ReportedRule): string[] {
  return findings.flatMap((fingerprint) => {
    const finding = rule.findings.find((one) => one.fingerprint === fingerprint)
    const reasons = warnings.filter((warning) => warning.finding === fingerprint)
    return finding === undefined
      ? []
      : [item(finding), ...reasons.map(({ reason }) => `  - Careful: ${escapeText(reason)}`)]
  })
}

function item({ fix, message, at, fingerprint }: Finding): string {
  return `- [ ] ${escapeText(fix?.action ?? message)} (${codeSpan(place(at))}, ${fingerprint})`
}

/** `Mending 3 of 7 candidates, each down to at most 15, meets the guideline.` */
export function repairSummary({ findings, meets, target }: RepairPlan, rule: ReportedRule): string {
  const result = meets ? 'meets the guideline' : 'is not enough to meet it'
  const each = target === undefined ? '' : `, each down to at most ${target}`
  return `Mending ${findings.length} of ${rule.findings.length} candidates${each}, ${result}.`
}
