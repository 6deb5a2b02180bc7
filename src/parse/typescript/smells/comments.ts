import type { Smell } from '../../../facts/types/smells.ts'
import { commentedOut, openNotes, type Remark } from '../../extract/smells/remarks.ts'
import type { Comment } from '../estree.ts'
import type { Syntax } from '../syntax.ts'
import { looksLikeCode } from './looks-like-code.ts'

/** Commented-out code and open notes. Documentation comments may show code. */
export function commentSmells(syntax: Syntax): Smell[] {
  const remarks = syntax.comments.map((comment) => ({ comment, lines: remarksOf(syntax, comment) }))
  const plain = remarks.filter(({ comment }) => !isDocumentation(comment))
  return [
    ...openNotes(remarks.flatMap(({ lines }) => lines)),
    ...commentedOut(
      plain.flatMap(({ lines }) => lines),
      looksLikeCode,
    ),
  ]
}

function isDocumentation({ type, value }: Comment): boolean {
  return type === 'Block' && (value.startsWith('*') || /^\s*\*/m.test(value))
}

/** The lines of a comment. */
export function remarksOf({ source, lines }: Syntax, { value, range }: Comment): Remark[] {
  const first = lines.at(range[0])
  const start = lines.start(first)
  // A comment in JSX stands in braces of its own.
  const alone = /^\s*\{?\s*$/.test(source.slice(start, range[0]))
  return value.split('\n').map((text, index) => ({ line: first + index, text: text.trim(), alone }))
}
