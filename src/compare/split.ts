import type { Known } from './known.ts'
import type { Matches, Pair } from './match.ts'

/** A finding whose code was divided: what is left of it and what came out of it are smaller findings. */
export interface Split<Before extends Known, After extends Known> {
  readonly from: Before
  readonly into: readonly After[]
}

/** A split adds a signature, a call and a return for each part; more growth than this is new code. */
const GROWTH = 1.25

/**
 * Tells parts of a finding that got smaller from findings that are really new: same rule, same file, each part a
 * smaller value than the whole had, all of them together hardly more code. Splitting a long unit into two that are
 * still too long is progress.
 */
export function findSplits<Before extends Known, After extends Known>({
  pairs,
  gone,
  added,
}: Matches<Before, After>): { readonly splits: readonly Split<Before, After>[]; readonly added: readonly After[] } {
  const splits: Split<Before, After>[] = []
  let open = added
  for (const { whole, rest } of shrunk(pairs, gone)) {
    const parts = partsOf(whole, rest, open)
    if (parts.length === 0) continue
    splits.push({ from: whole, into: parts })
    const used = new Set(parts)
    open = open.filter((finding) => !used.has(finding))
  }
  return { splits, added: open }
}

/** A finding that got smaller or went away; `rest` is what remains of it, in lines of code. */
interface Shrunk<Before> {
  readonly whole: Before
  readonly rest: number
}

function shrunk<Before extends Known>(
  pairs: readonly Pair<Before, Known>[],
  gone: readonly Before[],
): Shrunk<Before>[] {
  const smaller = pairs.filter(({ before, after }) => after.value < before.value)
  return [
    ...smaller.map(({ before, after }) => ({ whole: before, rest: after.lines })),
    ...gone.map((whole) => ({ whole, rest: 0 })),
  ]
}

/** Takes parts, largest first, as long as they fit into what is missing from the whole. */
function partsOf<After extends Known>(whole: Known, rest: number, added: readonly After[]): After[] {
  if (whole.symbol === undefined) return []
  let room = whole.lines * GROWTH - rest
  const alike = added.filter(
    ({ rule, path, symbol, value }) =>
      rule === whole.rule && path === whole.path && symbol !== undefined && value < whole.value,
  )
  return alike
    .toSorted((a, b) => b.lines - a.lines)
    .filter(({ lines }) => {
      if (lines > room) return false
      room -= lines
      return true
    })
}
