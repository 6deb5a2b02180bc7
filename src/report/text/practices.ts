import type { Category, Evidence, Level, Report, ReportedRule } from '../../model.ts'
import { EFFORT } from './effort.ts'
import { placeLines } from './place.ts'
import type { Style } from './style.ts'
import { decimal } from './words.ts'
import { pad, wrap } from './wrap.ts'

/** Columns for the longest level, `not applicable`, and a gap. */
export const LEVEL_WIDTH = 16
const INDENT = ' '.repeat(2 + LEVEL_WIDTH)

/** Levels in words. */
export const LEVELS: Readonly<Record<Level, string>> = {
  'not-at-all': 'not at all',
  partially: 'partially',
  mostly: 'mostly',
  completely: 'completely',
}

/** Each practice by category: its level, the evidence that says most, and the step to the next level. */
export function practices(report: Report, style: Style): string[] {
  const rules = report.rules.filter(({ kind }) => kind === 'practice')
  const categories = [...new Set(rules.map(({ category }) => category))]
  return categories.flatMap((category, index) => [
    ...(index === 0 ? [] : ['']),
    heading(category, report, style),
    ...rules.filter((rule) => rule.category === category).flatMap((rule) => practice(rule, style)),
  ])
}

function heading(category: Category, { scores }: Report, { paint }: Style): string {
  const score = scores.categories[category]?.score
  const title = `Practices: ${category}`
  return paint.bold(score === undefined ? title : `${pad(title, 44)}${decimal(score).padStart(5)}`)
}

function practice(rule: ReportedRule, style: Style): string[] {
  const { title, reason, nextStep } = rule
  const next = nextStep === undefined ? '' : `Next: ${nextStep.action}; ${EFFORT[nextStep.effort]}`
  const [first = '', ...rest] = wrap(title, style.width, INDENT)
  return [
    `  ${levelColumn(rule, style)}${first.trimStart()}`,
    ...rest,
    ...(reason === undefined ? [] : wrap(reason, style.width, INDENT)),
    ...unattested(rule).flatMap((line) => wrap(line, style.width, INDENT)),
    ...telling(rule).flatMap((evidence) => evidenceLines(evidence, style)),
    ...(next === '' ? [] : wrap(next, style.width, INDENT)),
    ...(rule.survey === undefined ? [] : wrap(`Survey: ${answers(rule.survey)}`, style.width, INDENT)),
  ]
}

/** `46% of about 76 tech companies; 38% of about 102 teams of 4 to 5`. */
export function answers(survey: NonNullable<ReportedRule['survey']>): string {
  return survey.map(({ group, adopted, answers: n }) => `${Math.round(adopted)}% of about ${n} ${group}`).join('; ')
}

/** The level of a practice, whether a guideline is met, or why there is no verdict, in a column of its own. */
export function levelColumn({ level, met, status }: ReportedRule, { paint }: Style): string {
  const colors = { 'not-at-all': paint.red, partially: paint.yellow, mostly: paint.green, completely: paint.green }
  if (level !== undefined) return colors[level](pad(LEVELS[level], LEVEL_WIDTH))
  if (met !== undefined) return met ? paint.green(pad('met', LEVEL_WIDTH)) : paint.red(pad('not met', LEVEL_WIDTH))
  return status === 'error' ? paint.red(pad('failed', LEVEL_WIDTH)) : pad(status.replace('-', ' '), LEVEL_WIDTH)
}

/** Marks a level that somebody answers for, and says what it is without. */
function unattested({ unattested: alone }: ReportedRule): string[] {
  if (alone === undefined) return []
  return [`Attested; files alone: ${alone.level === undefined ? alone.status : LEVELS[alone.level]}`]
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
