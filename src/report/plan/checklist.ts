import type { RepairPlan, Report, Step } from '../../model.ts'
import { codeSpan, escapeText } from '../markdown/escape.ts'
import { gains } from '../text/gains.ts'
import { place } from '../text/place.ts'
import { repairItems, repairSummary } from './repairs.ts'

/**
 * What to do next as a checklist in Markdown: guidelines and practices together, most worthwhile first; then for each
 * guideline that is not met "just enough", the fewest places to mend.
 */
export function planReport(report: Report): string {
  const lines = [
    `# Plan for ${escapeText(report.repository.name)}`,
    '',
    summary(report),
    '',
    ...next(report),
    ...report.plans.flatMap((plan) => section(plan, report)),
  ]
  return `${lines.join('\n').trimEnd()}\n`
}

function summary({ scores, steps }: Report): string {
  const { overall, maintainability, practices } = scores
  if (overall === undefined) return 'Nothing could be measured.'
  const parts = [
    `Score ${overall.score.toFixed(1)} (band ${overall.band})`,
    ...(maintainability === undefined ? [] : [`${maintainability.met} of ${maintainability.of} guidelines met`]),
    ...(practices === undefined ? [] : [`practices ${practices.score.toFixed(1)}`]),
  ]
  return `${parts.join(', ')}.${steps.length === 0 ? ' Nothing has to be done.' : ''}`
}

function next({ steps, rules }: Report): string[] {
  const worthwhile = steps.filter(({ gain }) => gain > 0)
  if (worthwhile.length === 0) return []
  const titles = new Map(rules.map(({ id, title }) => [id, title]))
  return [
    '## Next steps, most worthwhile first',
    '',
    ...worthwhile.map((step) => item(step, titles.get(step.rule) ?? step.rule)),
    '',
  ]
}

function item(step: Step, title: string): string {
  const where = step.at === undefined ? '' : ` (${codeSpan(place(step.at))})`
  return `- [ ] ${escapeText(step.action)}${where}: ${escapeText(gains(step, title))}; ${step.effort} effort`
}

function section(plan: RepairPlan, report: Report): string[] {
  const rule = report.rules.find(({ id }) => id === plan.rule)
  if (rule === undefined) return []
  const { now, after } = plan.score
  return [
    `## Just enough: ${escapeText(rule.title)}, ${now.toFixed(1)} to ${after.toFixed(1)}`,
    '',
    repairSummary(plan, rule),
    '',
    ...repairItems(plan, rule),
    '',
  ]
}
