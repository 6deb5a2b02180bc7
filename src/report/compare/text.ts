import { Chalk, type ChalkInstance } from 'chalk'
import type { ChangedFinding, Comparison, RuleChange, ScoreChange, Side } from '../../compare/types.ts'
import type { Finding } from '../../model.ts'
import { printable } from '../printable.ts'
import { place } from '../text/place.ts'
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
  const parts = [
    title(comparison, layout),
    comparison.cautions.flatMap((caution) => wrap(printable(caution), layout.width, '')),
    scores(comparison, layout),
    rules('Better', comparison, layout, better),
    rules('Worse', comparison, layout, worse),
    rules('Moved', comparison, layout, moved),
    [summary(comparison)],
  ]
  return `${parts
    .filter((part) => part.length > 0)
    .map((part) => part.join('\n'))
    .join('\n\n')}\n`
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

/** Lines on one rule, none where there is nothing of the kind to tell. */
type Tell = (rule: RuleChange, layout: Layout) => { readonly told: boolean; readonly lines: readonly string[] }

function rules(name: string, comparison: Comparison, layout: Layout, tell: Tell): string[] {
  const lines = comparison.rules.flatMap((rule) => {
    const found = tell(rule, layout)
    return found.told || found.lines.length > 0 ? [heading(rule, found.told, layout), ...found.lines] : []
  })
  return lines.length === 0 ? [] : [layout.paint.bold(name), ...lines]
}

/** The score stands where it is the news; beside findings of the other kind it would only confuse. */
function heading({ title: name, score, met, level }: RuleChange, told: boolean, { paint }: Layout): string {
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

function better({ score, findings: { fixed, better: smaller, split } }: RuleChange, layout: Layout) {
  const divided = split.map(
    ({ from, into }) => `${place(from.at)} was divided, ${count(into.length, 'part')} too large`,
  )
  return {
    told: (score.points ?? 0) > 0,
    lines: [
      ...group('fixed', fixed.map(described), layout),
      ...group('smaller', smaller.map(changed), layout),
      ...group('divided', divided, layout),
    ],
  }
}

function worse({ score, findings: { added, worse: larger } }: RuleChange, layout: Layout) {
  return {
    told: (score.points ?? 0) < 0,
    lines: [...group('new', added.map(described), layout), ...group('larger', larger.map(changed), layout)],
  }
}

function moved({ findings }: RuleChange, layout: Layout) {
  const lines = findings.moved.map(({ before, after }) => `${place(before.at)} to ${place(after.at)}`)
  return { told: false, lines: group('moved', lines, layout) }
}

function described({ at, message }: Finding): string {
  return `${place(at)}  ${message}`
}

function changed({ before, after }: ChangedFinding): string {
  return `${place(after.at)}  ${before.value} to ${after.value}: ${after.message}`
}

function group(kind: string, texts: readonly string[], { width, most }: Layout): string[] {
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
