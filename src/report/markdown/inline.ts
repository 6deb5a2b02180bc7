import { printable } from '../printable.ts'
import { xmlText } from '../xml.ts'
import { codeSpan } from './escape.ts'

/** Signs that mean something within a line of Markdown, in GitHub's and GitLab's dialects too: each can be escaped. */
const SIGNS = /[\\`*_{}[\]<>#|~$^&]/g

/** Signs that mean something where a line begins: a list, a heading, a rule. */
const FIRST_SIGN = /^(\s*)([-+=!]|\d+[.)])/

/** What needs no sign of Markdown to become a mention, a reference or an address. */
const WITHOUT_SIGNS = /@|#(?=\d)|:(?=\/\/)|www(?=\.)|(?:mailto|xmpp)(?=:)|GH(?=-)/gi

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
    .replace(FIRST_SIGN, (_all, blank: string, sign: string) => `${blank}${sign.slice(0, -1)}\\${sign.slice(-1)}`)
    .replace(WITHOUT_SIGNS, (sign) => sign + BREAK)
}
