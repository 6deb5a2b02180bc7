import type { Risk } from '../../model.ts'

/** A share at the bad end of a bar, with all that is worse: percent 0..100. */
export interface Tail {
  readonly risk: Risk
  readonly share: number
  readonly limit?: number
}

export interface Bar {
  /** Number of columns of each tail alone, worst first, then of the rest of the bar. */
  readonly runs: readonly number[]
  /** Column of each limit, from 0: the tail keeps its limit while it does not reach this column. */
  readonly marks: readonly number[]
}

/**
 * Lays out a bar with the worst code at its left. Rounding never changes the verdict: a tail is drawn up to its mark
 * or beyond it exactly when its share is above its limit.
 * @param tails worst first, each one includes those before it
 */
export function layOut(tails: readonly Tail[], width: number): Bar {
  const ends = tails.map((tail) => end(tail, width))
  for (let index = 1; index < ends.length; index++) ends[index] = Math.max(ends[index]!, ends[index - 1]!)
  const runs = [...ends, width].map((column, index) => column - (ends[index - 1] ?? 0))
  const limits = tails.flatMap(({ limit }) => (limit === undefined ? [] : [column(limit, width)]))
  return { runs, marks: [...new Set(limits)].filter((mark) => mark < width) }
}

function end({ share, limit }: Tail, width: number): number {
  const drawn = column(share, width)
  if (limit === undefined) return drawn
  const mark = column(limit, width)
  return share > limit ? Math.min(width, Math.max(drawn, mark + 1)) : Math.min(drawn, mark)
}

function column(share: number, width: number): number {
  return Math.round((Math.min(100, share) * width) / 100)
}
