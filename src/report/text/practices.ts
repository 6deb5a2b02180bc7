import type { Category, Evidence, Report, ReportedRule } from '../../model.ts'
import { EFFORT } from './effort.ts'
import { LEVELS, levelText, paintLevel } from './levels.ts'
import { placeLines } from './place.ts'
import type { Style } from './style.ts'
import { decimal } from './words.ts'
import { columns, pad, wrap } from './wrap.ts'

const INDENT = '    '

/** Each practice by category: its level, the evidence that says most, and the step to the next level. */
export function practices(report: Report, style: Style): string[] {
  const rules = report.rules.filter(({ kind }) => kind === 'practice')
  const categories = [...new Set(rules.map(({ category }) => category))]
  return categories.flatMap((category, index) => [
    ...(index === 0 ? [] : ['']),
    heading(category, report, style),
    ...inCategory(
      rules.filter((rule) => rule.category === category),
      style,
    ),
  ])
}

function heading(category: Category, { scores }: Report, { paint }: Style): string {
  const score = scores.categories[category]?.score
  const title = `Practices: ${category}`
  return paint.bold(score === undefined ? title : `${pad(title, 44)}${decimal(score).padStart(5)}`)
}

/** Judged practices first; the others follow, those with the same reason together. */
function inCategory(rules: readonly ReportedRule[], style: Style): string[] {
  const groups = new Map<string, ReportedRule[]>()
  for (const rule of rules.filter(({ level }) => level === undefined)) {
    const key = `${rule.status}\n${rule.reason ?? ''}`
    groups.set(key, [...(groups.get(key) ?? []), rule])
  }
  return [
    ...rules.filter(({ level }) => level !== undefined).flatMap((rule) => practice(rule, style)),
    ...[...groups.values()].flatMap((group) => withoutLevel(group, style)),
  ]
}

function practice(rule: ReportedRule, style: Style): string[] {
  const { nextStep } = rule
  const next = nextStep === undefined ? [] : [`Next: ${nextStep.action}; ${EFFORT[nextStep.effort]}`]
  return [
    ...titleLines(rule, style),
    ...[...unattested(rule), ...fromFilesAlone(rule)].flatMap((line) => wrap(line, style.width, INDENT)),
    ...telling(rule).flatMap((evidence) => evidenceLines(evidence, style)),
    ...next.flatMap((line) => wrap(line, style.width, INDENT)),
    ...surveyLines(rule, style),
  ]
}

/** The title, and the level at the right edge; a title that is too long goes on below. */
function titleLines(rule: ReportedRule, style: Style): string[] {
  const level = levelText(rule)
  const [first = '', ...rest] = wrap(rule.title, style.width - level.length - 2, '  ')
  const gap = ' '.repeat(Math.max(2, style.width - columns(first) - level.length))
  return [first + gap + paintLevel(level, rule, style), ...rest.map((line) => `  ${line}`)]
}

function surveyLines({ survey }: ReportedRule, { width }: Style): string[] {
  return survey === undefined ? [] : wrap(`Survey: ${answers(survey)}`, width, INDENT)
}

/** `46% of about 76 tech companies; 38% of about 102 teams of 4 to 5`. */
export function answers(survey: NonNullable<ReportedRule['survey']>): string {
  return survey.map(({ group, adopted, answers: n }) => `${Math.round(adopted)}% of about ${n} ${group}`).join('; ')
}

/** Practices of one category that have no level for the same reason. */
function withoutLevel(rules: readonly ReportedRule[], style: Style): string[] {
  const [first] = rules
  if (first === undefined) return []
  const status = levelText(first)
  const titles = rules.map(({ title }) => title).join('; ')
  const [head = '', ...rest] = wrap(`${status.charAt(0).toUpperCase()}${status.slice(1)}: ${titles}`, style.width, '  ')
  return [
    paintLevel(head, first, style),
    ...rest,
    ...wrap(first.reason ?? '', style.width, INDENT),
    ...(rules.length > 1 ? [] : telling(first).flatMap((evidence) => evidenceLines(evidence, style))),
  ]
}

/** Marks a level that somebody answers for, and says what it is without. */
function unattested({ unattested: alone }: ReportedRule): string[] {
  if (alone === undefined) return []
  const level = alone.level === undefined ? alone.status : LEVELS[alone.level]
  return [`Attested; files alone: ${level}${alone.score === undefined ? '' : ` (${decimal(alone.score)})`}`]
}

/** The cap of what files show lies above the mark of the best level, so that level is said to be theirs alone. */
function fromFilesAlone({ level, score = 0, catalogue, unattested: attested }: ReportedRule): string[] {
  const isCapped = level === 'completely' && catalogue?.observability === 'partial' && attested === undefined
  return isCapped ? [`From files alone (${decimal(score)}); what they cannot show takes se-ml attest`] : []
}

/** One piece of evidence: what speaks for a practice that is there, what speaks against one that is not. */
function telling({ level, evidence }: ReportedRule): Evidence[] {
  const isThere = level === 'mostly' || level === 'completely'
  const best = evidence.find(({ against = false }) => against !== isThere) ?? evidence[0]
  return best === undefined ? [] : [best]
}

function evidenceLines({ message, at }: Evidence, { width }: Style): string[] {
  return [...wrap(message, width, INDENT), ...(at === undefined ? [] : placeLines(at, width, INDENT))]
}
