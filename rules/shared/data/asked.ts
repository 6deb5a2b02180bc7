import type { Documents } from '../../../src/facts/types/documents.ts'
import type { Evidence } from '../../../src/model.ts'

const ASKS =
  /\b(e-?mail|mail|contact|write to|ask) (me|us|the (first |corresponding |main )?authors?|[\w.+-]+@)[^.]{0,60}\b(data|data ?sets?|corpus)\b|\b(data|data ?sets?|corpus)\b[^.]{0,60}\b(up)?on (reasonable )?request\b/i

/** The data come by letter: whoever writes is gone some day. */
export function askedFor({ documents }: Documents): Evidence | undefined {
  for (const { path, kinds, prose = [] } of documents) {
    if (!kinds.includes('readme') && !kinds.includes('data-card')) continue
    const found = prose.find(({ text }) => ASKS.test(text))
    if (found) return { message: 'data have to be asked for', at: { path, line: found.line }, against: true }
  }
  return undefined
}
