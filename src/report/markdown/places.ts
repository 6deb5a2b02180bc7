import type { Finding } from '../../model.ts'
import { place } from '../text/place.ts'
import { codeSpan } from './escape.ts'
import { html, inline } from './inline.ts'

/** A comment is read, a flood is not. */
const MOST = 10

/** One line of a list for each finding, the first ones only, and how many there are beside them. */
export function findingLines(findings: readonly Finding[], most = MOST): string[] {
  const shown = findings.slice(0, most).map(({ at, message }) => `- ${codeSpan(place(at))}: ${inline(message)}`)
  const rest = findings.length - shown.length
  return rest > 0 ? [...shown, `- and ${rest} more`] : shown
}

/** A part that is folded until somebody opens it. */
export function folded(title: string, lines: readonly string[]): string[] {
  return lines.length === 0
    ? []
    : ['<details>', `<summary>${html(title)}</summary>`, '', ...lines, '', '</details>', '']
}

export function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`
}
