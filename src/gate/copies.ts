import type { Known } from '../compare/known.ts'
import type { Pair } from '../compare/match.ts'

/** How often the code of a clone stands in the repository; 0 for other findings. */
export function copiesOf({ copies }: Known): number {
  return copies?.count ?? 0
}

/** A further copy of a clone is new code, however short the clone is. */
export function hasMoreCopies({ before, after }: Pair<Known, Known>): boolean {
  return copiesOf(after) > copiesOf(before)
}
