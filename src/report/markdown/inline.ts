import { printable } from '../printable.ts'
import { xmlText } from '../xml.ts'
import { codeSpan } from './escape.ts'

/** Signs that begin something in Markdown, in GitHub's and GitLab's dialects too: each can be escaped. */
const SIGNS = /[\\`*_{}[\]()<>#+!|~$^=&-]/g

/** What needs no sign of Markdown to become a mention, a reference or an address. */
const WITHOUT_SIGNS = /@|#(?=\d)|:(?=\/\/)|\bwww(?=\.)|\b(?:mailto|xmpp)(?=:)|\bGH(?=-|\\-)/gi

/** A character of no width: what follows is no mention, reference or address any more, and looks the same. */
const BREAK = '\u200B'

/**
 * One of our messages as a part of a paragraph. Its code spans stay code; nothing else in it has a meaning: what comes
 * from an audited repository makes no link, picture, HTML or heading, mentions nobody and refers to no issue.
 */
export function inline(text: string): string {
  return printable(text)
    .split(/(`[^`]+`)/)
    .map((part, index) => (index % 2 === 1 ? codeSpan(part.slice(1, -1)) : plain(part)))
    .join('')
}

/** The same as HTML, for the places where Markdown is not read, such as a summary. */
export function html(text: string): string {
  return xmlText(printable(text)).replace(WITHOUT_SIGNS, (sign) => sign + BREAK)
}

function plain(text: string): string {
  return text
    .replace(SIGNS, (sign) => `\\${sign}`)
    .replace(WITHOUT_SIGNS, (sign) => sign + BREAK)
}
