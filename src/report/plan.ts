import type { Finding, RepairPlan, Report, ReportedRule, Step } from '../model.ts'
import { codeSpan, escapeText } from './markdown/escape.ts'
import { place } from './text/place.ts'

/** "Just enough" as a checklist in Markdown: for each guideline that is not met the fewest places to mend. */
export function planReport(report: Report): string {
  const planned = report.plans.flatMap((plan) => section(plan, report))
  const rest = report.steps.filter(({ rule, gain }) => gain > 0 && !report.plans.some((plan) => plan.rule === rule))
  const others = rest.length === 0 ? [] : ['## Beside these', '', ...rest.map(step), '']
  const lines = [`# Plan for ${escapeText(report.repository.name)}`, '', summary(report), '', ...planned, ...others]
  return `${lines.join('\n').trimEnd()}\n`
}

function summary({ scores: { maintainability, overall } }: Report): string {
  if (overall === undefined || maintainability === undefined) return 'Nothing could be measured.'
  const { met, of } = maintainability
  const state = `Score ${overall.score.toFixed(1)} (band ${overall.band}), ${met} of ${of} guidelines met.`
  return met === of
    ? `${state} Nothing has to be done.`
    : `${state} Below are the fewest places whose repair meets each of the others.`
}

function section(plan: RepairPlan, report: Report): string[] {
  const rule = report.rules.find(({ id }) => id === plan.rule)
  if (rule === undefined) return []
  const { now, after } = plan.score
  const result = plan.meets ? 'meets the guideline' : 'is not enough to meet it'
  const each = plan.target === undefined ? '' : `, each down to at most ${plan.target}`
  return [
    `## ${rule.title}: ${now.toFixed(1)} to ${after.toFixed(1)}`,
    '',
    `Mending ${plan.findings.length} of ${rule.findings.length} candidates${each}, ${result}.`,
    '',
    ...plan.findings.flatMap((fingerprint) => item(fingerprint, rule, plan)),
    '',
  ]
}

function item(fingerprint: string, { findings }: ReportedRule, { warnings }: RepairPlan): string[] {
  const finding = findings.find((one) => one.fingerprint === fingerprint)
  if (finding === undefined) return []
  const reasons = warnings.filter((warning) => warning.finding === fingerprint)
  return [
    `- [ ] ${escapeText(instruction(finding))} (${codeSpan(place(finding.at))}, ${fingerprint})`,
    ...reasons.map(({ reason }) => `  - Careful: ${escapeText(reason)}`),
  ]
}

function instruction({ fix, message }: Finding): string {
  return fix?.action ?? message
}

function step({ action, at, gain, effort }: Step): string {
  const where = at === undefined ? '' : ` (${codeSpan(place(at))})`
  return `- [ ] ${escapeText(action)}${where}: +${gain.toFixed(1)}, ${effort} effort`
}
