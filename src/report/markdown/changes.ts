import type { ChangedFinding, Comparison, RuleChange } from '../../compare/types.ts'
import { place } from '../text/place.ts'
import { codeSpan } from './escape.ts'
import { inline } from './inline.ts'
import { count, findingLines, folded } from './places.ts'
import { difference, points } from './trend.ts'

/** What got better: rules that rose, findings that are gone, smaller or divided. Empty when nothing did. */
export function betterLines({ rules }: Comparison): string[] {
  const lines = rules.flatMap((rule) => [...(isBetter(rule) ? [ruleLine(rule)] : [])])
  const details = rules.flatMap((rule) => section(rule, goodNews(rule)))
  return titled('Better', [...lines, ...(lines.length > 0 ? [''] : []), ...details])
}

/** What got worse: rules that fell, findings that are new or larger. Empty when nothing did. */
export function worseLines({ rules }: Comparison): string[] {
  const lines = rules.filter(isWorse).map(ruleLine)
  const details = rules.flatMap((rule) => section(rule, badNews(rule)))
  return titled('Worse', [...lines, ...(lines.length > 0 ? [''] : []), ...details])
}

/** Code that only moved, in one line each rule: neither good nor bad. */
export function movedLines({ rules }: Comparison): string[] {
  const moved = rules.flatMap(({ findings }) => findings.moved)
  const lines = moved
    .slice(0, 20)
    .map((one) => `- ${codeSpan(place(one.before.at))} to ${codeSpan(place(one.after.at))}`)
  const rest = moved.length > 20 ? [`- and ${moved.length - 20} more`] : []
  return folded(`Moved: ${count(moved.length, 'finding')}, neither fixed nor new`, [...lines, ...rest])
}

function titled(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`### ${title}`, '', ...lines]
}

function isBetter({ score: { points: by }, met }: RuleChange): boolean {
  return (by ?? 0) > 0 || (met?.after === true && met.before === false)
}

function isWorse({ score: { points: by }, met }: RuleChange): boolean {
  return (by ?? 0) < 0 || (met?.after === false && met.before === true)
}

function ruleLine({ title, score, met, level }: RuleChange): string {
  const state = met === undefined ? levels(level) : meets(met)
  return `- **${inline(title)}**: ${points(score.before)} to ${points(score.after)} (${difference(score)})${state}`
}

function meets(met: NonNullable<RuleChange['met']>): string {
  if (met.before === met.after) return ''
  return met.after === true ? ', now met' : ', no longer met'
}

function levels(level: RuleChange['level']): string {
  if (level?.before === level?.after || level?.after === undefined) return ''
  return `, now ${level.after.replaceAll('-', ' ')} adopted`
}

function section({ title }: RuleChange, parts: readonly (readonly [string, readonly string[]])[]): string[] {
  const filled = parts.filter(([, lines]) => lines.length > 0)
  if (filled.length === 0) return []
  const summary = `${title}: ${filled.map(([name]) => name).join(', ')}`
  return folded(
    summary,
    filled.flatMap(([, lines]) => lines),
  )
}

function goodNews({ findings: { fixed, better, split } }: RuleChange): (readonly [string, readonly string[]])[] {
  const divided = split.map(
    ({ from, into }) =>
      `- ${codeSpan(place(from.at))}: ${inline(name(from.symbol))} was divided; ${count(into.length, 'part is', 'parts are')} still too large`,
  )
  return [
    [`${fixed.length} fixed`, findingLines(fixed)],
    [`${better.length} smaller`, changeLines(better)],
    [`${split.length} divided`, divided.slice(0, 10)],
  ]
}

function badNews({ findings: { added, worse } }: RuleChange): (readonly [string, readonly string[]])[] {
  return [
    [`${added.length} new`, findingLines(added)],
    [`${worse.length} larger`, changeLines(worse)],
  ]
}

function changeLines(changes: readonly ChangedFinding[]): string[] {
  const shown = changes
    .slice(0, 10)
    .map(
      ({ before, after }) =>
        `- ${codeSpan(place(after.at))}: ${before.value} to ${after.value}; ${inline(after.message)}`,
    )
  return changes.length > shown.length ? [...shown, `- and ${changes.length - shown.length} more`] : shown
}

function name(symbol: string | undefined): string {
  return symbol === undefined ? 'it' : `\`${symbol}\``
}
