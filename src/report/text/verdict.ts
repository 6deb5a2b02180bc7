import type { Evidence, Measure, Report, ReportedRule, RuleId } from '../../model.ts'
import { printableTexts } from '../printable.ts'
import { EFFORT } from './effort.ts'
import { levelText, paintLevel } from './levels.ts'
import type { TextOptions } from './options.ts'
import { placeLines } from './place.ts'
import { inSections } from './sections.ts'
import { createStyle, type Style } from './style.ts'
import { decimal } from './words.ts'
import { wrap } from './wrap.ts'

const INDENT = '  '

/** Findings that are shown; the report itself has all of them. */
const MOST_FINDINGS = 10

/**
 * How the verdict of one rule came about: whether it applies, what was seen for and against it and where, each step from
 * the evidence to the level, what was looked for and not found, and the next step.
 * @param id of a rule that was audited
 */
export function verdictReport(report: Report, id: RuleId, options: TextOptions): string {
  const style = createStyle(options)
  const rule = printableTexts(report).rules.find((one) => one.id === id)
  if (rule === undefined) return `${id} is switched off: no verdict\n`
  return inSections([
    head(rule, style),
    applies(rule, style),
    chain(rule, style),
    ...evidence(rule, style),
    missing(rule, style),
    findings(rule, style),
    next(rule, style),
    hint(rule),
  ])
}

function head(rule: ReportedRule, style: Style): string[] {
  const { paint, width } = style
  const kind = rule.kind === 'practice' ? 'Practice' : 'Guideline'
  const score = rule.score === undefined ? '' : `, ${decimal(rule.score)} of 100`
  const confidence = rule.confidence === undefined ? '' : `, confidence ${rule.confidence}`
  return [
    ...wrap(`${kind} ${rule.number}: ${rule.title} (${rule.id})`, width).map((line) => paint.bold(line)),
    paintLevel(`${verdictOf(rule)}${score}${confidence}`, rule, style),
  ]
}

function verdictOf(rule: ReportedRule): string {
  if (rule.met !== undefined) return rule.met ? 'met' : 'not met'
  return levelText(rule)
}

function applies(rule: ReportedRule, style: Style): string[] {
  const isJudged = rule.score !== undefined
  const text = isJudged ? 'yes, it was judged' : `not judged: ${rule.reason ?? rule.status}`
  return section('Does it apply?', wrap(text, style.width, INDENT), style)
}

/** The steps of a practice; the quantities of a guideline with their limits. */
function chain(rule: ReportedRule, style: Style): string[] {
  const steps = rule.chain ?? rule.measures?.map(measureText) ?? []
  return section(
    'How the score came about',
    steps.flatMap((step) => wrap(step, style.width, INDENT)),
    style,
  )
}

function measureText({ label, value, unit, atMost, atLeast }: Measure): string {
  const limit = atMost !== undefined ? `, at most ${atMost}` : atLeast !== undefined ? `, at least ${atLeast}` : ''
  return `${label}: ${decimal(value)}${unit === 'percent' ? ' %' : ''}${limit}`
}

function evidence({ evidence: all }: ReportedRule, style: Style): string[][] {
  const parts = [
    ['Seen for it', all.filter(({ against }) => against !== true)],
    ['Seen against it', all.filter(({ against }) => against === true)],
  ] as const
  return parts.map(([title, list]) =>
    section(
      title,
      list.flatMap((one) => evidenceLines(one, style)),
      style,
    ),
  )
}

/** The rung of the ladder stands before the sentence, where the evidence has one. */
function evidenceLines({ message, at, level }: Evidence, { width }: Style): string[] {
  const text = level === undefined ? message : `[${level}] ${message}`
  return [...wrap(text, width, INDENT), ...(at === undefined ? [] : placeLines(at, width, `${INDENT}${INDENT}`))]
}

function missing({ missing: all = [] }: ReportedRule, style: Style): string[] {
  return section(
    'Looked for and not found',
    all.flatMap((one) => wrap(one, style.width, INDENT)),
    style,
  )
}

function findings({ findings: all }: ReportedRule, style: Style): string[] {
  const shown = all.slice(0, MOST_FINDINGS)
  const rest = all.length - shown.length
  const lines = shown.flatMap(({ message, at }) => [
    ...wrap(message, style.width, INDENT),
    ...placeLines(at, style.width, `${INDENT}${INDENT}`),
  ])
  return section(
    'Places to change',
    [...lines, ...(rest > 0 ? [`${INDENT}and ${rest} more in the JSON report`] : [])],
    style,
  )
}

function next({ nextStep }: ReportedRule, style: Style): string[] {
  if (nextStep === undefined) return []
  return section('Next step', wrap(`${nextStep.action}; ${EFFORT[nextStep.effort]}`, style.width, INDENT), style)
}

function hint({ id }: ReportedRule): string[] {
  return [`More: se-ml explain ${id}`]
}

function section(title: string, lines: readonly string[], { paint }: Style): string[] {
  return lines.length === 0 ? [] : [paint.bold(title), ...lines]
}
