import { number } from '../model/number.ts'
import type { RuleMeta } from '../model.ts'
import type { GuidelineSettings } from '../rule.ts'
import { columns, pad, wrap } from './text/wrap.ts'

/** How an explanation is laid out. */
export interface ExplainOptions {
  readonly width: number
  /** Name of the preset whose limits are shown. */
  readonly preset: string
  /** Limits of the guideline in that preset; absent for practices. */
  readonly settings?: GuidelineSettings
  /** Makes a heading stand out. */
  readonly heading: (text: string) => string
}

/** All that a rule says about itself: why, how it is measured, its limits, how to fix it, sources. */
export function explanation(rule: RuleMeta, options: ExplainOptions): string {
  const prose = (text: string): string[] => text.split('\n').flatMap((line) => wrap(line, options.width, '  '))
  const parts: readonly (readonly [string, readonly string[]])[] = [
    ['Why', prose(rule.why)],
    [rule.kind === 'guideline' ? 'How it is measured' : 'How it is judged', prose(rule.how)],
    [`Limits (preset ${options.preset})`, limits(rule.limits, options.settings)],
    [rule.kind === 'guideline' ? 'How to fix it' : 'How to adopt it', prose(rule.fix)],
    ['Example', indented(rule.example)],
    ['Sources', rule.sources.flatMap((source) => prose(`- ${source}`))],
  ]
  const sections = parts.filter(([, lines]) => lines.length > 0)
  return [
    title(rule, options),
    ...sections.map(([name, lines]) => [options.heading(name), ...lines, ''].join('\n')),
  ].join('\n')
}

function title(rule: RuleMeta, { heading, width }: ExplainOptions): string {
  const kind = rule.kind === 'guideline' ? `Better Code Hub guideline ${rule.number}` : `SE-ML practice ${rule.number}`
  return `${wrap(rule.title, width).map(heading).join('\n')}\n${rule.id} (${kind})\n`
}

function indented(text = ''): string[] {
  return text === '' ? [] : text.split('\n').map((line) => `  ${line}`.trimEnd())
}

function limits(words: RuleMeta['limits'] = {}, settings?: GuidelineSettings): string[] {
  if (settings === undefined) return []
  return [...bandLimits(settings, words.bands ?? 'above {bound}'), ...singleLimits(settings, words)]
}

function bandLimits({ bounds, limits: shares }: GuidelineSettings, band: string): string[] {
  return bounds.map((bound, at) => `  ${band.replace('{bound}', number(bound))}: at most ${shares[at]} % of the code`)
}

function singleLimits(
  { atLeast = {}, atMost = {} }: GuidelineSettings,
  words: Readonly<Record<string, string>>,
): string[] {
  return Object.entries({ 'at least': atLeast, 'at most': atMost }).flatMap(([bound, own]) =>
    Object.entries(own).map(([id, limit]) => `  ${words[id] ?? id}: ${bound} ${number(limit)}`),
  )
}

/** Columns of a list of rules. */
const LIST_WIDTH = 80

/** All rules by category, with the name that `se-ml explain` takes. */
export function ruleList(rules: readonly RuleMeta[], heading: ExplainOptions['heading']): string {
  const longest = Math.max(0, ...rules.map((rule) => columns(nameOf(rule))))
  const categories = [...new Set(rules.map(categoryOf))]
  const lines = categories.flatMap((category) => [
    heading(category),
    ...rules.filter((rule) => categoryOf(rule) === category).flatMap((rule) => listItem(rule, longest)),
  ])
  return `${lines.join('\n')}\n`
}

function listItem(rule: RuleMeta, longest: number): string[] {
  const indent = ' '.repeat(longest + 4)
  const [first = '', ...rest] = wrap(rule.title, LIST_WIDTH, indent)
  return [`  ${pad(nameOf(rule), longest)}  ${first.trimStart()}`, ...rest]
}

function categoryOf({ id }: RuleMeta): string {
  return id.slice(0, id.indexOf('/'))
}

function nameOf({ id }: RuleMeta): string {
  return id.slice(id.indexOf('/') + 1)
}
