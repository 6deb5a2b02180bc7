import type { Document } from '../../../src/facts/types/documents.ts'
import type { History } from '../../../src/facts/types/git.ts'

const MONTH = (365.25 / 12) * 24 * 3600 * 1000

/** Whole months from the last change of a document to the newest commit; absent where git does not say. */
export function monthsUnchanged({ path }: Pick<Document, 'path'>, history: History | undefined): number | undefined {
  const changed = history?.documents?.[path]?.newest
  const months = Math.floor((Date.parse(history?.newest ?? '') - Date.parse(changed ?? '')) / MONTH)
  return Number.isNaN(months) ? undefined : months
}
