import { number } from '../../model/number.ts'
import type { RepairPlan, Report, ReportedRule } from '../../model.ts'
import { candidates } from './candidates.ts'
import { measures } from './measures.ts'
import { outcome, score } from './overview.ts'
import { placeLines } from './place.ts'
import { shortId } from './short-id.ts'
import type { Style } from './style.ts'
import { decimal } from './words.ts'
import { pad, wrap } from './wrap.ts'

/** Pieces of evidence that are shown for each guideline. */
const EVIDENCE = 4

/** Each guideline that was measured: its bar and, where it is not met, what to refactor first. */
export function guidelines(report: Report, style: Style): string[] {
  const measured = report.rules.filter(({ kind, status }) => kind === 'guideline' && status === 'measured')
  const howTo = ({ id }: ReportedRule): string => `se-ml explain ${shortId(id, report)}`
  return measured.flatMap((rule, index) => [
    ...(index === 0 ? [] : ['']),
    ...guideline(rule, style),
    ...(rule.met ? [] : candidates({ findings: rule.findings, howTo: howTo(rule) }, style)),
    ...justEnough(report.plans.find((plan) => plan.rule === rule.id)),
  ])
}

/** How far the fewest repairs lead. */
function justEnough(plan: RepairPlan | undefined): string[] {
  if (plan === undefined) return []
  const { findings, meets, score } = plan
  const places = findings.length === 1 ? '1 place' : `${number(findings.length)} places`
  const result = meets ? 'meets this guideline' : `gives ${decimal(score.after)}`
  return [`  Just enough: mending ${places} ${result}; se-ml plan lists them.`]
}

function guideline(rule: ReportedRule, style: Style): string[] {
  const heading = `${style.paint.bold(pad(rule.title, 44))}${score(rule)}  ${outcome(rule, style)}`
  return [heading, ...measures(rule, style), ...evidence(rule, style)]
}

/** Where there is a risk profile, the candidates say what was seen. */
function evidence({ evidence: seen, profile, met }: ReportedRule, { width }: Style): string[] {
  if (profile !== undefined && !met) return []
  return seen
    .slice(0, EVIDENCE)
    .flatMap(({ message, at }) => [
      ...wrap(message, width, '  '),
      ...(at === undefined ? [] : placeLines(at, width, '    ')),
    ])
}
