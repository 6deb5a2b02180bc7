import { SHORTEST_BLOCK } from './text.ts'

/** A maximal block; its copies stand at positions[from..to] of the suffix order, where they do not overlap. */
export interface Repeat {
  readonly lines: number
  readonly from: number
  readonly to: number
}

/**
 * The smallest distance between two of the positions[from..to]. Copies in different modules never come nearer to each
 * other than their length, since a line of its own ends each module.
 */
export function smallestGap(positions: Int32Array, from: number, to: number): number {
  const sorted = positions.slice(from, to + 1).sort()
  let gap = Infinity
  for (let i = 1; i < sorted.length; i++) gap = Math.min(gap, sorted[i]! - sorted[i - 1]!)
  return gap
}

/**
 * Lines that stand for a repetition of `period` lines: the period itself, or as many periods as make a clone.
 */
export function repeatingUnit(period: number): number {
  return period * Math.ceil(SHORTEST_BLOCK / period)
}

/** The largest unit of any period up to `period`. */
export function longestUnit(period: number): number {
  // Five lines twice is the longest unit among the periods that are shorter than a clone.
  return Math.max(period, 2 * (SHORTEST_BLOCK - 1))
}

/** The positions of the copies in the text, ascending; of copies that overlap the first is kept. */
export function copiesOf(positions: Int32Array, { lines, from, to }: Repeat): number[] {
  const copies: number[] = []
  for (const at of positions.slice(from, to + 1).sort()) {
    const last = copies.at(-1)
    if (last === undefined || at - last >= lines) copies.push(at)
  }
  return copies
}
