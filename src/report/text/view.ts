import type { Report, ReportedRule } from '../../model.ts'
import { printableTexts } from '../printable.ts'
import { groupName } from './groups.ts'
import { header } from './header.ts'
import { LEVEL_WIDTH, levelColumn } from './levels.ts'
import type { TextOptions } from './options.ts'
import { answers } from './practices.ts'
import { inSections } from './sections.ts'
import { createStyle, type Style } from './style.ts'
import { GROUPS, type RuleGroup, type View } from './view-groups.ts'
import { decimal, list } from './words.ts'
import { justify, pad, wrap } from './wrap.ts'

/** What the groups are, for whoever meets them for the first time. */
const ABOUT: Readonly<Record<View, (report: Report) => string>> = {
  categories: () => 'Guidelines and practices by category; each score is the mean of the rules that could be judged.',
  effects: () =>
    'Practices by the effect that the SE-ML catalogue links them to; each score is the mean of those that could be judged.',
  eu: () =>
    'Practices by the requirement of the EU guidelines for trustworthy AI that the SE-ML catalogue links them to. It is an aid, no proof of compliance.',
  difficulty: () => 'Practices by the difficulty tag of the SE-ML catalogue, which follows how many teams adopt them.',
  survey: ({ survey }) =>
    survey === undefined
      ? 'Describe your team in .se-ml.yml to see what comparable teams answered: organisation (tech, non-tech, government, research), team_size (people), experience (years), data_type (tabular, text, images, audio, time-series, graphs).'
      : `Shares of ${list(survey.groups)} that answered "mostly" or "completely" in the survey of the SE-ML catalogue (2020 to 2022). People answered on their teams, an audit reads files: a context, no part of any score. Fewer than 20 answers are not shown.`,
}

/** All rules by group with their levels and the mean of each group. */
export function viewReport(report: Report, view: View, options: TextOptions): string {
  const style = createStyle(options)
  const safe = printableTexts(report)
  const show = view === 'survey' ? rowWithAnswers : row
  return inSections([
    header(safe, style),
    wrap(ABOUT[view](safe), style.width),
    ...GROUPS[view](safe).map((group) => [
      ...heading(group, style),
      ...group.rules.flatMap((rule) => show(rule, style)),
    ]),
    wrap('Evidence and next steps: se-ml audit. One rule: se-ml explain <rule>.', style.width),
  ])
}

function heading(group: RuleGroup, { width, paint }: Style): string[] {
  const { name, score, unrated } = group
  const title = groupName(name)
  const capital = title.charAt(0).toUpperCase() + title.slice(1) + share(group)
  const lines = unrated ? [capital] : justify(capital, score === undefined ? 'not judged' : decimal(score), width)
  return lines.map((line) => paint.bold(line))
}

/** A mean of one practice of four says little of the effect. */
function share({ rules, score }: RuleGroup): string {
  const of = rules.filter(({ status }) => status !== 'not-applicable').length
  const judged = rules.filter(({ score }) => score !== undefined).length
  return score === undefined || judged === of ? '' : ` (${judged} of ${of} judged)`
}

const INDENT = ' '.repeat(2 + LEVEL_WIDTH)

function row(rule: ReportedRule, style: Style): string[] {
  const score = rule.score === undefined ? '' : decimal(rule.score)
  const [first = '', ...rest] = wrap(`${rule.number} ${rule.title}`, style.width - 8, INDENT)
  const title = pad(first.slice(INDENT.length), style.width - INDENT.length - score.length)
  return [`  ${levelColumn(rule, style)}${title}${score}`.trimEnd(), ...rest]
}

function rowWithAnswers(rule: ReportedRule, style: Style): string[] {
  const { survey } = rule
  const shown = survey === undefined ? 'too few answers to show' : answers(survey)
  return [...row(rule, style), ...wrap(shown, style.width, INDENT)]
}
