import type { Smell } from '../../../facts/types/smells.ts'
import { looksLikeCode } from './looks-like-code.ts'
import { commentedOut, openNotes, type Remark } from './remarks.ts'

/** Commented-out code and open notes. */
export function commentSmells(comments: readonly Remark[]): Smell[] {
  return [...openNotes(comments), ...commentedOut(comments, looksLikeCode)]
}
