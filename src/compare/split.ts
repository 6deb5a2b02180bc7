import type { Known } from './known.ts'
import type { Matches } from './match.ts'
import { partsIn, type Whole } from './parts.ts'
import { wholesOf } from './wholes.ts'

/** A finding whose code was divided: what is left of it and what came out of it are smaller findings. */
export interface Split<Before extends Known, After extends Known> {
  readonly from: Before
  readonly into: readonly After[]
}

/**
 * Tells parts of code that was divided from findings that are really new: parts are smaller than the whole was, all of
 * them together are hardly more code, and they stand in its file or in a file beside it that had no findings. Splitting
 * a long unit into two that are still too long is progress, and so is a part that has parameters where the whole had none.
 */
export function findSplits<Before extends Known, After extends Known>(
  matches: Matches<Before, After>,
): { readonly splits: readonly Split<Before, After>[]; readonly added: readonly After[] } {
  const splits: Split<Before, After>[] = []
  let open = matches.added
  for (const whole of wholesOf(matches)) {
    const parts = new Set(partsIn(open, whole))
    if (parts.size === 0) continue
    splits.push(...byOrigin(whole, [...parts]))
    open = open.filter((finding) => !parts.has(finding))
  }
  return { splits, added: open }
}

/** Each part belongs to what the same rule found before, or to what was worst, where that rule had found nothing. */
function byOrigin<Before extends Known, After extends Known>(
  { findings }: Whole<Before>,
  parts: readonly After[],
): Split<Before, After>[] {
  const groups = new Map<Before, After[]>()
  for (const part of parts) {
    const from = findings.find(({ rule }) => rule === part.rule) ?? findings[0]!
    groups.set(from, [...(groups.get(from) ?? []), part])
  }
  return [...groups].map(([from, into]) => ({ from, into }))
}
