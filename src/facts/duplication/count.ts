import type { SuffixOrder } from './order.ts'
import { SHORTEST_BLOCK } from './text.ts'

/**
 * Lines that stand in a clone, each line once: those in a block of {@link SHORTEST_BLOCK} lines that occurs elsewhere
 * without overlapping itself.
 */
export function countDuplicated(order: SuffixOrder): number {
  const copied = markCopied(order)
  let lines = 0
  let covered = 0
  for (let at = 0; at < copied.length; at++) {
    if (copied[at] === 0) continue
    lines += at + SHORTEST_BLOCK - Math.max(at, covered)
    covered = at + SHORTEST_BLOCK
  }
  return lines
}

/** 1 for each position where such a block starts. */
function markCopied({ positions, shared }: SuffixOrder): Uint8Array {
  const copied = new Uint8Array(positions.length)
  for (let from = 0, to = 1; from < positions.length; from = to++) {
    while (to < positions.length && shared[to]! >= SHORTEST_BLOCK) to++
    if (to - from > 1) markClass(positions.subarray(from, to), copied)
  }
  return copied
}

/** The first and the last of the equal blocks are those that the others are most likely not to overlap. */
function markClass(equal: Int32Array, copied: Uint8Array): void {
  let first = Infinity
  let last = -1
  for (const at of equal) {
    first = Math.min(first, at)
    last = Math.max(last, at)
  }
  for (const at of equal) if (at - first >= SHORTEST_BLOCK || last - at >= SHORTEST_BLOCK) copied[at] = 1
}
