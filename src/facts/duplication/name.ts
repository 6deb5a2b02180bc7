/** Small numbers that stand for lines: equal where the lines are equal. */
export type Names = Int32Array

/** The smallest table is this many slots, so that the mask below is never zero. */
const SMALLEST_TABLE = 16

/**
 * Names the pairs (first[i], second[i]): equal pairs get the same number, counted from 0 in order of appearance.
 * Open addressing over typed arrays: a Map of joined strings takes about four times as long and holds every string.
 */
export function namePairs(first: Uint32Array, second: Uint32Array): Names {
  const names = new Int32Array(first.length)
  const mask = tableSize(names.length) - 1
  const table = new Int32Array(mask + 1).fill(-1)
  let next = 0
  for (let at = 0; at < names.length; at++) {
    const a = first[at]!
    const b = second[at]!
    let slot = scatter(a, b) & mask
    let holder = table[slot]!
    while (holder !== -1 && (first[holder] !== a || second[holder] !== b)) {
      slot = (slot + 1) & mask
      holder = table[slot]!
    }
    if (holder === -1) table[slot] = at
    names[at] = holder === -1 ? next++ : names[holder]!
  }
  return names
}

/** A power of two that keeps the table at most half full. */
function tableSize(entries: number): number {
  let size = SMALLEST_TABLE
  while (size < entries * 2) size *= 2
  return size
}

/** Mixes both numbers into all lower bits; the multipliers are those of MurmurHash3 (Austin Appleby, public domain). */
function scatter(a: number, b: number): number {
  const mixed = Math.imul(a ^ Math.imul(b, 0xcc9e2d51), 0x85ebca6b)
  return Math.imul(mixed ^ (mixed >>> 15), 0xc2b2ae35) ^ (mixed >>> 16)
}
