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
    [`Limits (preset ${options.preset})`, limits(options.settings)],
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

function title(rule: RuleMeta, { heading }: ExplainOptions): string {
  const kind = rule.kind === 'guideline' ? `Better Code Hub guideline ${rule.number}` : `SE-ML practice ${rule.number}`
  return `${heading(rule.title)}\n${rule.id} (${kind})\n`
}

function indented(text = ''): string[] {
  return text === '' ? [] : text.split('\n').map((line) => `  ${line}`.trimEnd())
}

function limits(settings: GuidelineSettings = { bounds: [], limits: [] }): string[] {
  const { bounds, limits: shares, atMost = {}, atLeast = {} } = settings
  return [
    ...bounds.map((bound, index) => `  above ${bound}: at most ${shares[index]} % of the lines of code`),
    ...Object.entries(atLeast).map(([id, limit]) => `  ${id}: at least ${limit}`),
    ...Object.entries(atMost).map(([id, limit]) => `  ${id}: at most ${limit}`),
  ]
}

/** All rules, one line each. */
export function ruleList(rules: readonly RuleMeta[], width: number): string {
  const longest = Math.max(0, ...rules.map(({ id }) => columns(id)))
  const lines = rules.flatMap(({ id, title: text }) => {
    const line = `${pad(id, longest)}  ${text}`
    return columns(line) <= width ? [line] : [id, `    ${text}`]
  })
  return `${lines.join('\n')}\n`
}
