import type { Evidence, Location, RepairPlan, Report, ReportedRule, RuleMeta, Step } from '../../model.ts'
import { codeSpan, escapeText } from '../markdown/escape.ts'
import { gains } from '../text/gains.ts'
import { place } from '../text/place.ts'
import { repairItems, repairSummary } from './repairs.ts'

/** A file that can be pasted into a tracker: its first line is the title. */
export interface IssueFile {
  /** `01-continuous-integration.md`: in order of worth. */
  readonly name: string
  readonly text: string
}

/** Last line of each file, by which files of an earlier plan are known. */
export const ISSUE_MARK = '<!-- written by se-ml plan -->'

/** Pieces of evidence in an issue: those against first, since they are what is to change. */
const MOST_EVIDENCE = 8

/**
 * One issue for each next step that gains something, most worthwhile first. A guideline has all repairs of its plan in
 * one issue.
 * @param rules says why a rule matters and how it is adopted
 */
export function planIssues(report: Report, rules: readonly RuleMeta[]): IssueFile[] {
  const metas = new Map(rules.map((rule) => [rule.id, rule]))
  const found = report.steps
    .filter(({ gain }) => gain > 0)
    .flatMap((step) => {
      const rule = report.rules.find(({ id }) => id === step.rule)
      const meta = metas.get(step.rule)
      return rule === undefined || meta === undefined ? [] : [{ step, rule, meta }]
    })
  const digits = Math.max(2, String(found.length).length)
  return found.map((parts, index) => ({
    name: `${String(index + 1).padStart(digits, '0')}-${parts.rule.id.replace(/^.*\//, '')}.md`,
    text: issue({ ...parts, plan: report.plans.find(({ rule }) => rule === parts.step.rule) }),
  }))
}

interface Parts {
  readonly step: Step
  readonly rule: ReportedRule
  readonly meta: RuleMeta
  readonly plan: RepairPlan | undefined
}

function issue(parts: Parts): string {
  const { rule, meta, step } = parts
  const sections: readonly (readonly [string, readonly string[]])[] = [
    ['What to do', todo(parts)],
    ['What was seen', seen(rule)],
    ['Why', [escapeText(meta.why)]],
    [rule.kind === 'guideline' ? 'How to fix it' : 'How to adopt it', [escapeText(meta.fix)]],
    ['Done when', [doneWhen(parts)]],
    ['What it brings', [`${escapeText(gains(step, rule.title))}; ${step.effort} effort.`]],
  ]
  const body = sections.filter(([, lines]) => lines.length > 0)
  return `${[
    `# ${title(parts)}`,
    ...body.map(([heading, lines]) => `## ${heading}\n\n${lines.join('\n')}`),
    `More: \`se-ml explain ${rule.id}\``,
    ISSUE_MARK,
  ].join('\n\n')}\n`
}

function title({ rule, plan, step }: Parts): string {
  if (plan === undefined) return escapeText(step.action)
  const places = plan.findings.length === 1 ? '1 place' : `${plan.findings.length} places`
  return `${escapeText(rule.title)}: mend ${places}`
}

function todo({ step, rule, plan }: Parts): string[] {
  if (plan !== undefined) return [repairSummary(plan, rule), '', ...repairItems(plan, rule)]
  return [`- [ ] ${escapeText(step.action)}${where(step.at)}`]
}

/** For a practice evidence speaks for or against it; for a guideline it tells what was measured. */
function seen({ evidence, kind }: ReportedRule): string[] {
  const sorted = evidence.toSorted((a, b) => Number(b.against ?? false) - Number(a.against ?? false))
  const rest = sorted.length - MOST_EVIDENCE
  const sideOf = ({ against }: Evidence): string => (against ? 'Against: ' : 'For: ')
  const lines = sorted
    .slice(0, MOST_EVIDENCE)
    .map((one) => `- ${kind === 'guideline' ? '' : sideOf(one)}${escapeText(one.message)}${where(one.at)}`)
  return rest > 0 ? [...lines, `- ${rest} more in the report`] : lines
}

/** Where something is, in brackets behind a sentence. */
function where(at: Location | undefined): string {
  return at === undefined ? '' : ` (${codeSpan(place(at))})`
}

/** Something that the next audit shows. */
function doneWhen({ rule, plan, step }: Parts): string {
  const now = (rule.score ?? 0).toFixed(1)
  if (plan?.meets) return `\`se-ml audit\` says that this guideline is met (score now: ${now}).`
  const after = Math.min(100, plan?.score.after ?? (rule.score ?? 0) + step.gain).toFixed(1)
  return `\`se-ml audit\` gives this rule at least ${after} of 100 (now: ${now}).`
}
