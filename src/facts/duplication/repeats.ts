import { longestUnit, type Repeat, repeatingUnit, smallestGap } from './copies.ts'
import type { Names } from './name.ts'
import type { SuffixOrder } from './order.ts'
import { SHORTEST_BLOCK } from './text.ts'

/** A block whose end is not found yet, while the suffix order is read. Longer blocks lie on top of the shorter ones. */
interface Open {
  readonly lines: number
  readonly from: number
  /** Name of the line before all copies; MIXED when they differ. */
  before: number
  /** Two copies lie no further apart than this: known from longer blocks inside this one. */
  gap: number
}

/** No line: copies that begin the text. Unlike any name, so it counts as a line of its own. */
const NO_LINE = -1
const MIXED = -2

/**
 * All maximal blocks: their copies cannot be made longer together, neither upwards nor downwards. Those are inner nodes
 * of the suffix tree, met bottom up with a stack (Abouelhoda, Kurtz and Ohlebusch, 2004).
 */
export function findRepeats(lines: Names, { positions, shared }: SuffixOrder): Repeat[] {
  const found: Repeat[] = []
  const open: Open[] = []
  for (let i = 1; i <= positions.length; i++) {
    const common = atLeastShortest(shared[i])
    // Most lines stand in no clone.
    if (common === 0 && open.length === 0) continue
    let inner = single(lines, positions, i - 1)
    while (linesOf(open.at(-1)) > common) {
      const block = absorb(open.pop()!, inner)
      const repeat = close(block, i - 1, Math.max(common, linesOf(open.at(-1))), positions)
      if (repeat !== undefined) found.push(repeat)
      inner = block
    }
    if (common === 0) continue
    if (linesOf(open.at(-1)) < common) open.push({ ...inner, lines: common })
    else absorb(open.at(-1)!, inner)
  }
  return found
}

function atLeastShortest(lines = 0): number {
  return lines < SHORTEST_BLOCK ? 0 : lines
}

function linesOf(block: Open | undefined): number {
  return block?.lines ?? 0
}

function single(lines: Names, positions: Int32Array, from: number): Open {
  return { lines: Infinity, from, before: lines[positions[from]! - 1] ?? NO_LINE, gap: Infinity }
}

/** Adds what is known of a longer block, or of a single copy, to the block around it. */
function absorb(block: Open, inner: Open): Open {
  if (block.before !== inner.before) block.before = MIXED
  block.gap = Math.min(block.gap, inner.gap)
  return block
}

/**
 * Decides whether the block is a clone. Copies that overlap show that the text repeats a few lines over and over: such a
 * block is cut to the lines that repeat, and left out where a shorter block says the same.
 * @param outer lines of the longest shorter block that begins alike
 */
function close(block: Open, to: number, outer: number, positions: Int32Array): Repeat | undefined {
  const { lines, from } = block
  if (block.before !== MIXED) return undefined
  // Without this a file of one line, n times, would cost n squared: its n blocks would be looked at one by one.
  if (block.gap < lines && outer >= longestUnit(block.gap)) return undefined
  block.gap = Math.min(block.gap, smallestGap(positions, from, to))
  if (block.gap >= lines) return { lines, from, to }
  const unit = Math.min(lines, repeatingUnit(block.gap))
  return outer >= unit ? undefined : { lines: unit, from, to }
}
