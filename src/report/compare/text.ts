import { Chalk, type ChalkInstance } from 'chalk'
import type { ChangedFinding, Comparison, RuleChange, ScoreChange, Side } from '../../compare/types.ts'
import type { Finding } from '../../model.ts'
import { printable } from '../printable.ts'
import { place } from '../text/place.ts'
import { inSections } from '../text/sections.ts'
import { count } from '../text/words.ts'
import { columns, pad, wrap } from '../text/wrap.ts'

export interface CompareTextOptions {
  readonly color: boolean
  readonly width: number
  /** Findings shown of each kind for each rule. */
  readonly most: number
}

interface Layout extends CompareTextOptions {
  readonly paint: ChalkInstance
}

/** Two reports compared, for a terminal: the scores, then what got better, what got worse, what moved. */
export function compareText(comparison: Comparison, options: CompareTextOptions): string {
  const layout: Layout = { ...options, paint: new Chalk({ level: options.color ? 1 : 0 }) }
  return inSections([
    title(comparison, layout),
    comparison.cautions.flatMap((caution) => wrap(printable(caution), layout.width, '')),
    scores(comparison, layout),
    ...CHAPTERS.map(([name, tell]) => chapter({ name, news: comparison.rules.map(tell) }, layout)),
    [summary(comparison)],
  ])
}

function title({ before, after }: Comparison, { paint, width }: Layout): string[] {
  return wrap(`${named(before)} compared with ${named(after)}`, width, '').map((line) => paint.bold(line))
}

function named({ name, commit }: Side): string {
  return printable(commit === undefined ? name : `${name} (commit ${commit.slice(0, 12)})`)
}

function scores({ scores: all }: Comparison, layout: Layout): string[] {
  const practices = Object.entries(all.categories).filter(([category]) => category !== 'maintainability')
  const rows: (readonly [string, ScoreChange])[] = [
    ['Overall', all.overall],
    ['Maintainability', all.maintainability],
    ['Practices', all.practices],
    ...practices.map(([name, score]) => [`  ${name}`, score] as const),
  ]
  const known = rows.filter(([, { before, after }]) => before !== undefined || after !== undefined)
  const longest = Math.max(0, ...known.map(([name]) => columns(printable(name))))
  return [
    `${' '.repeat(longest)}   Before      Now`,
    ...known.map(([name, score]) => `${pad(printable(name), longest)}  ${scoreCells(score, layout)}`.trimEnd()),
  ]
}

function scoreCells(score: ScoreChange, { paint }: Layout): string {
  const cell = (value: number | undefined) => (value === undefined ? '-' : value.toFixed(1)).padStart(7)
  return `${cell(score.before)}  ${cell(score.after)}  ${painted(score, paint)}`
}

function painted({ points }: ScoreChange, paint: ChalkInstance): string {
  if (points === undefined) return ''
  if (points === 0) return '   ='
  return points > 0 ? paint.green(`+${points.toFixed(1)}`) : paint.red(points.toFixed(1))
}

/** What there is to tell of a rule: findings by kind, in words. */
interface News {
  readonly rule: RuleChange
  /** Its score is news too. */
  readonly told: boolean
  readonly findings: Readonly<Record<string, readonly string[]>>
}

const CHAPTERS: readonly (readonly [name: string, tell: (rule: RuleChange) => News])[] = [
  ['Better', better],
  ['Worse', worse],
  ['Moved', moved],
]

interface Chapter {
  readonly name: string
  readonly news: readonly News[]
}

function chapter({ name, news }: Chapter, layout: Layout): string[] {
  const lines = news.flatMap((one) => ruleLines(one, layout))
  return lines.length === 0 ? [] : [layout.paint.bold(name), ...lines]
}

/** Lines on one rule, none where there is nothing of the kind to tell. */
function ruleLines(news: News, layout: Layout): string[] {
  const lines = Object.entries(news.findings).flatMap(([kind, texts]) => items({ kind, texts }, layout))
  return news.told || lines.length > 0 ? [heading(news, layout), ...lines] : []
}

/** The score stands where it is the news; beside findings of the other kind it would only confuse. */
function heading({ rule: { title: name, score, met, level }, told }: News, { paint }: Layout): string {
  const { before, after } = score
  if (!told || before === undefined || after === undefined) return `  ${printable(name)}`
  const state = met === undefined ? levels(level) : meets(met)
  return `  ${printable(name)}  ${before.toFixed(1)} to ${after.toFixed(1)} (${painted(score, paint)})${state}`
}

function levels(level: RuleChange['level']): string {
  return level?.after === undefined || level.after === level.before ? '' : `, now ${level.after.replaceAll('-', ' ')}`
}

function meets({ before, after }: NonNullable<RuleChange['met']>): string {
  if (before === after || before === undefined || after === undefined) return ''
  return after ? ', now met' : ', no longer met'
}

function better(rule: RuleChange): News {
  const { fixed, better: smaller, split } = rule.findings
  const divided = split.map(
    ({ from, into }) => `${place(from.at)} was divided, ${count(into.length, 'part')} too large`,
  )
  const findings = { fixed: fixed.map(described), smaller: smaller.map(changed), divided }
  return { rule, told: (rule.score.points ?? 0) > 0, findings }
}

function worse(rule: RuleChange): News {
  const { added, worse: larger } = rule.findings
  const findings = { new: added.map(described), larger: larger.map(changed) }
  return { rule, told: (rule.score.points ?? 0) < 0, findings }
}

function moved(rule: RuleChange): News {
  const lines = rule.findings.moved.map(({ before, after }) => `${place(before.at)} to ${place(after.at)}`)
  return { rule, told: false, findings: { moved: lines } }
}

function described({ at, message }: Finding): string {
  return `${place(at)}  ${message}`
}

function changed({ before, after }: ChangedFinding): string {
  return `${place(after.at)}  ${before.value} to ${after.value}: ${after.message}`
}

function items({ kind, texts }: { kind: string; texts: readonly string[] }, { width, most }: Layout): string[] {
  const shown = texts.slice(0, most).flatMap((text) => {
    const [first = '', ...rest] = wrap(`${kind}  ${printable(text)}`, width, '      ')
    return [`    - ${first.trimStart()}`, ...rest]
  })
  return texts.length > most ? [...shown, `    - ${texts.length - most} more ${kind}`] : shown
}

function summary({ rules: all }: Comparison): string {
  const sum = (of: (rule: RuleChange) => number) => all.reduce((total, rule) => total + of(rule), 0)
  const fixed = sum(({ findings }) => findings.fixed.length)
  const added = sum(({ findings }) => findings.added.length)
  const unchanged = sum(({ findings: { unchanged: same, moved: elsewhere } }) => same + elsewhere.length)
  return `Findings: ${fixed} fixed, ${added} new, ${unchanged} as before.`
}
