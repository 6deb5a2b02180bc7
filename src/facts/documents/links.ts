import type { Link } from '../types/documents.ts'
import { hostOf } from './hosts.ts'
import type { Line } from './lines.ts'

const MOST = 1000
const LONGEST = 500

/** An address, or the target of a Markdown link. Brackets and quotes end it. */
const TARGET = /https?:\/\/[^\s<>"'`()[\]{}|\\]+|\]\(\s*<?([^\s()<>]+)/gi

const BADGE =
  /shields\.io\/|badgen\.net\/|badge\.fury\.io|\bbadges?\b[^/]*\.svg|\/badges?\/|badge\.svg|[-_]badge\b|(travis-ci|circleci|appveyor|codecov)\S*\.svg|readthedocs\S*\/badge|forthebadge/i

/** Links of a document; addresses in code were taken out before. */
export function findLinks(lines: readonly Line[]): Link[] {
  const found: Link[] = []
  for (const { text, line } of lines) {
    if (found.length >= MOST) break
    for (const [whole, target] of text.slice(0, 20_000).matchAll(TARGET)) found.push(...toLink(target ?? whole, line))
  }
  return found.slice(0, MOST)
}

function toLink(target: string, line: number): Link[] {
  const url = withoutCredentials(target.replace(/[.,;:!?*_]+$/, '').slice(0, LONGEST))
  if (url === '' || /^(#|mailto:|data:|javascript:)/i.test(url)) return []
  return [{ url, host: hostOf(url), line, badge: BADGE.test(url) }]
}

function withoutCredentials(url: string): string {
  return url.replace(/^(https?:\/\/)[^/@]*@/i, '$1')
}
