import { number } from '../../model/number.ts'
import type { Measure, RatedLanguage, ReportedRule, RiskBand, RiskProfile } from '../../model.ts'
import { layOut, type Tail } from './bar.ts'
import type { Style } from './style.ts'
import { decimal } from './words.ts'
import { pad, wrap } from './wrap.ts'

const INDENT = '  '

/** What was measured for a guideline: a bar with its limits, then each share beside its limit. */
export function measures(rule: ReportedRule, style: Style): string[] {
  if (rule.languages === undefined) return measured(rule, style)
  return rule.languages.flatMap((one) => [
    ...wrap(heading(one), style.width, INDENT),
    ...(one.decides ? measured(one, style) : []),
  ])
}

/** Limits hold for each language, so each is shown by itself. */
function heading({ language, lines, decides, score, met }: RatedLanguage): string {
  const verdict = met ? 'met' : `score ${decimal(score)}`
  const weight = decides ? verdict : `${verdict}, too little of the code to decide`
  return `${language}, ${number(lines)} lines of code: ${weight}`
}

function measured(rule: Pick<ReportedRule, 'measures' | 'profile'>, style: Style): string[] {
  const others = (rule.measures ?? []).filter(({ id }) => !isBand(id, rule.profile))
  const rows = others.flatMap((measure) => [
    ...measureBar(measure, style),
    `${INDENT}${inWords(measure)}${verdict(measure, style)}`,
  ])
  return rule.profile === undefined ? rows : [...profile(rule.profile, style), ...rows]
}

/** The shares of a risk profile are measures of the guideline too; they are shown once. */
function isBand(id: string, profile: RiskProfile | undefined): boolean {
  return profile?.bands.some(({ above }) => id === `above-${above}`) ?? false
}

function profile({ quantity, lines, bands }: RiskProfile, style: Style): string[] {
  const tails = toTails(bands)
  return [
    ...wrap(`Share of ${number(lines)} lines of code, by ${quantity} (limits: ^):`, style.width, INDENT),
    ...bar(tails, style),
    ...tails.map((tail, index) => bandRow(tail, tails.slice(0, index + 1), style)),
  ]
}

interface BandTail extends Tail {
  readonly above: number
}

/** Each band with all worse ones, worst first; the best band is the rest of the bar. */
function toTails(bands: readonly RiskBand[]): BandTail[] {
  let share = 0
  return bands
    .slice(1)
    .reverse()
    .map(({ risk, above, limit, share: own }) => {
      share += own
      return { risk, above, share, ...(limit !== undefined && { limit }) }
    })
}

function bandRow({ share, limit, above }: BandTail, shown: readonly Tail[], style: Style): string {
  const key = shown.map(({ risk }) => style.risky(risk, style.shade[risk])).join('') + ' '.repeat(4 - shown.length)
  const value = `${decimal(share)} %`.padStart(7)
  const text = `${value}  ${pad(`above ${number(above)}`, 11)}`
  return INDENT + key + text + (limit === undefined ? '' : against(share, limit, style))
}

function against(share: number, limit: number, style: Style): string {
  return `limit ${decimal(limit).padStart(4)} %  ${share > limit ? style.paint.red('over') : 'kept'}`
}

function measureBar({ unit, value, atMost }: Measure, style: Style): string[] {
  if (unit !== 'percent' || atMost === undefined) return []
  return bar([{ risk: 'very-high', share: value, limit: atMost }], style)
}

function bar(tails: readonly Tail[], style: Style): string[] {
  const { runs, marks } = layOut(tails, style.width - 2 * INDENT.length)
  const risks = [...tails.map(({ risk }) => risk), 'low'] as const
  const shades = risks.map((risk, index) => style.risky(risk, style.shade[risk].repeat(runs[index] ?? 0)))
  const line = Array.from({ length: Math.max(-1, ...marks) + 1 }, (_, at) => (marks.includes(at) ? '^' : ' '))
  return [INDENT + shades.join(''), ...(line.length === 0 ? [] : [INDENT + line.join('')])]
}

const UNITS: Readonly<Record<Measure['unit'], (value: number) => string>> = {
  percent: (value) => `${decimal(value)} %`,
  count: number,
  lines: number,
  ratio: (value) => value.toFixed(2),
  'person-years': (value) => `${decimal(value)} person-years`,
}

function verdict({ value, atMost = Number.POSITIVE_INFINITY, atLeast = 0 }: Measure, { paint }: Style): string {
  if (value > atMost) return paint.red('  over')
  return value < atLeast ? paint.red('  below') : '  kept'
}

/** `duplicated lines of code: 7.3 % (at most 4.6 %)`. */
function inWords({ label, unit, value, atMost, atLeast }: Measure): string {
  const show = UNITS[unit]
  const bounds = [
    atLeast === undefined ? [] : `at least ${show(atLeast)}`,
    atMost === undefined ? [] : `at most ${show(atMost)}`,
  ].flat()
  return `${label}: ${show(value)}${bounds.length === 0 ? '' : ` (${bounds.join(', ')})`}`
}
