import { printable } from '../printable.ts'

/**
 * Text for a paragraph of Markdown: what comes from an audited repository makes no link, no image, no HTML and no
 * heading. Code spans in our own messages stay.
 */
export function escapeText(text: string): string {
  return printable(text).replace(/[<>[\]\\|*#]/g, (sign) => `\\${sign}`)
}

/** A code span, with as many backticks around as its text needs. */
export function codeSpan(text: string): string {
  const clean = printable(text)
  const longest = Math.max(0, ...[...clean.matchAll(/`+/g)].map(([ticks]) => ticks.length))
  const fence = '`'.repeat(longest + 1)
  return longest === 0 ? `${fence}${clean}${fence}` : `${fence} ${clean} ${fence}`
}
