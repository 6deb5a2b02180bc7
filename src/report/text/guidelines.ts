import type { Report, ReportedRule } from '../../model.ts'
import { candidates } from './candidates.ts'
import { measures } from './measures.ts'
import { outcome, score } from './overview.ts'
import type { Style } from './style.ts'
import { pad } from './wrap.ts'

/** Each guideline that was measured: its bar and, where it is not met, what to refactor first. */
export function guidelines(report: Report, style: Style): string[] {
  const measured = report.rules.filter(({ kind, status }) => kind === 'guideline' && status === 'measured')
  return measured.flatMap((rule, index) => [...(index === 0 ? [] : ['']), ...guideline(rule, style)])
}

function guideline(rule: ReportedRule, style: Style): string[] {
  const heading = `${style.paint.bold(pad(rule.title, 44))}${score(rule)}  ${outcome(rule, style)}`
  return [heading, ...measures(rule, style), ...(rule.met ? [] : candidates(rule, style))]
}
