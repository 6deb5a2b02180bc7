import type { Document, DocumentKind, ProseLine } from '../types/documents.ts'
import type { Line } from './lines.ts'

/** Texts that are the same everywhere, or a list of what was. */
const LEFT_OUT: ReadonlySet<DocumentKind> = new Set(['license', 'changelog', 'code-of-conduct', 'codeowners'])

/** Characters that are kept of a document: a long README; of pages that are nothing special, the beginning. */
const MOST = 40_000
const MOST_OF_OTHERS = 10_000
const LONGEST_LINE = 2000

/** What a document says, for rules that look for words in it. */
export function proseOf(lines: readonly Line[], kind: DocumentKind): Pick<Document, 'prose'> {
  if (LEFT_OUT.has(kind)) return {}
  let left = kind === 'other' ? MOST_OF_OTHERS : MOST
  const prose: ProseLine[] = []
  for (const { line, text } of lines) {
    const cut = text.trim().slice(0, LONGEST_LINE)
    if (cut === '') continue
    if (left < cut.length) break
    left -= cut.length
    prose.push({ line, text: cut })
  }
  return { prose }
}
