import { printable } from '../printable.ts'

/**
 * Text for a paragraph of Markdown: what comes from an audited repository makes no link, no image, no HTML and no
 * heading. Code spans in our own messages stay, with their text as it is.
 */
export function escapeText(text: string): string {
  const parts = printable(text).split('`')
  if (!hasPlainSpans(parts)) return escapeMarks(parts.join('`')).replaceAll('`', '\\`')
  return parts.map((part, index) => (index % 2 === 1 ? part : escapeMarks(part))).join('`')
}

/** Single backticks in pairs with something between them: then every reader sees the same spans. */
function hasPlainSpans(parts: readonly string[]): boolean {
  return (
    parts.length % 2 === 1 && parts.every((part, index) => part !== '' || index === 0 || index === parts.length - 1)
  )
}

function escapeMarks(text: string): string {
  return text.replace(/[<>[\]\\|*#]/g, (sign) => `\\${sign}`)
}

/** The same for a cell of a table: there a bar ends the cell even inside of a code span. */
export function escapeCell(text: string): string {
  return escapeText(text).replace(/\\.|\|/g, (sign) => (sign === '|' ? '\\|' : sign))
}

/** A code span, with as many backticks around as its text needs. */
export function codeSpan(text: string): string {
  const clean = printable(text)
  const longest = Math.max(0, ...[...clean.matchAll(/`+/g)].map(([ticks]) => ticks.length))
  const fence = '`'.repeat(longest + 1)
  return longest === 0 ? `${fence}${clean}${fence}` : `${fence} ${clean} ${fence}`
}
