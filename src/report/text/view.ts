import type { Category, Difficulty, Report, ReportedRule } from '../../model.ts'
import { printableTexts } from '../printable.ts'
import { EFFECTS, EU_REQUIREMENTS, groupName } from './groups.ts'
import { header } from './header.ts'
import type { TextOptions } from './options.ts'
import { LEVEL_WIDTH, levelColumn } from './practices.ts'
import { createStyle, type Style } from './style.ts'
import { decimal } from './words.ts'
import { justify, pad, wrap } from './wrap.ts'

/** What the rules can be grouped by. */
export const VIEWS = ['categories', 'effects', 'eu', 'difficulty'] as const

export type View = (typeof VIEWS)[number]

/** One group of rules with its mean. */
interface Group {
  readonly name: string
  /** 0..100; absent where none of its rules could be judged. */
  readonly score: number | undefined
  readonly rules: readonly ReportedRule[]
}

const CATEGORIES: readonly Category[] = [
  'maintainability',
  'data',
  'training',
  'coding',
  'deployment',
  'team',
  'governance',
]
const DIFFICULTIES: readonly Difficulty[] = ['basic', 'medium', 'advanced']

const GROUPS: Readonly<Record<View, (report: Report) => Group[]>> = {
  categories: ({ rules, scores }) =>
    CATEGORIES.map((name) => ({
      name,
      score: scores.categories[name]?.score,
      rules: rules.filter(({ category }) => category === name),
    })),
  effects: ({ rules, scores }) =>
    EFFECTS.map((name) => ({
      name,
      score: scores.effects[name]?.score,
      rules: rules.filter(({ catalogue }) => catalogue?.effects.includes(name)),
    })),
  eu: ({ rules, scores }) =>
    EU_REQUIREMENTS.map((name) => ({
      name,
      score: scores.eu[name]?.score,
      rules: rules.filter(({ catalogue }) => catalogue?.euRequirement === name),
    })),
  difficulty: ({ rules, scores }) =>
    DIFFICULTIES.map((name) => ({
      name,
      score: scores.difficulties[name]?.score,
      rules: rules.filter(({ catalogue }) => catalogue?.difficulty === name),
    })),
}

/** What the groups are, for whoever meets them for the first time. */
const ABOUT: Readonly<Record<View, string>> = {
  categories: 'Guidelines and practices by category; each score is the mean of the rules that could be judged.',
  effects:
    'Practices by the effect that the SE-ML catalogue links them to; each score is the mean of those that could be judged.',
  eu: 'Practices by the requirement of the EU guidelines for trustworthy AI that the SE-ML catalogue links them to. It is an aid, no proof of compliance.',
  difficulty: 'Practices by the difficulty tag of the SE-ML catalogue, which follows how many teams adopt them.',
}

/** All rules by group with their levels and the mean of each group. */
export function viewReport(report: Report, view: View, options: TextOptions): string {
  const style = createStyle(options)
  const safe = printableTexts(report)
  const groups = GROUPS[view](safe).filter(({ rules }) => rules.length > 0)
  const parts = [
    header(safe, style),
    wrap(ABOUT[view], style.width),
    ...groups.map((group) => section(group, style)),
    wrap('Evidence and next steps: se-ml audit. One rule: se-ml explain <rule>.', style.width),
  ]
  return `${parts.map((lines) => lines.join('\n')).join('\n\n')}\n`
}

function section({ name, score, rules }: Group, style: Style): string[] {
  const title = groupName(name)
  const heading = justify(
    title.charAt(0).toUpperCase() + title.slice(1),
    score === undefined ? 'not judged' : decimal(score),
    style.width,
  )
  return [...heading.map((line) => style.paint.bold(line)), ...rules.flatMap((rule) => row(rule, style))]
}

function row(rule: ReportedRule, style: Style): string[] {
  const indent = ' '.repeat(2 + LEVEL_WIDTH)
  const score = rule.score === undefined ? '' : decimal(rule.score)
  const [first = '', ...rest] = wrap(`${rule.number} ${rule.title}`, style.width - 8, indent)
  return [
    `  ${levelColumn(rule, style)}${pad(first.slice(indent.length), style.width - indent.length - score.length)}${score}`.trimEnd(),
    ...rest,
  ]
}
