import type { Names } from './name.ts'

/** All positions of the text, ordered so that equal beginnings stand together. */
export interface SuffixOrder {
  readonly positions: Int32Array
  /** `shared[i]`: how many lines the texts from positions[i - 1] and positions[i] begin with in common. */
  readonly shared: Int32Array
}

/**
 * The suffix array of the text, by prefix doubling (Manber and Myers, 1993), with common prefixes. Each doubling is linear,
 * so the cost does not depend on what the text is like: a file of one line a hundred thousand times takes 17 of them.
 * @param lines the last of them must occur once, so that no text is the beginning of another
 */
export function orderSuffixes(lines: Names): SuffixOrder {
  const sorted = sortByLine(lines)
  const { positions, rank } = sorted
  for (let length = 1, classes = sorted.classes; classes < positions.length; length *= 2) {
    sortByContinuation(positions, rank, length)
    classes = rankAgain(positions, rank, length)
  }
  return { positions, shared: countShared(lines, positions, rank) }
}

interface Sorted {
  readonly positions: Int32Array
  /** For each position of the text where its class begins in `positions`; a class cannot be told apart yet. */
  readonly rank: Int32Array
  readonly classes: number
}

/** Counting sort by the first line. */
function sortByLine(lines: Names): Sorted {
  const next = startsOf(lines)
  const rank = lines.map((name) => next[name]!)
  const positions = new Int32Array(lines.length)
  let classes = 0
  for (let at = 0; at < lines.length; at++) {
    const place = next[lines[at]!]!++
    if (place === rank[at]) classes++
    positions[place] = at
  }
  return { positions, rank, classes }
}

/** For each name where it begins when the lines are sorted by name. */
function startsOf(lines: Names): Int32Array {
  const starts = new Int32Array(lines.length)
  for (const name of lines) starts[name]!++
  let total = 0
  for (let name = 0; name < starts.length; name++) {
    const count = starts[name]!
    starts[name] = total
    total += count
  }
  return starts
}

/**
 * Sorts each class, whose first `length` lines are equal, by the lines after those: visits these continuations in their
 * order and appends to each class the position `length` lines before. Changes `positions` in place.
 */
function sortByContinuation(positions: Int32Array, rank: Int32Array, length: number): void {
  const before = positions.slice()
  const filled = new Int32Array(positions.length)
  for (let i = 0; i < before.length; i++) {
    const at = before[i]! - length
    if (at < 0) continue
    const start = rank[at]!
    positions[start + filled[start]!++] = at
  }
}

/** Ranks by the first `2 * length` lines. Changes `rank` in place and returns the number of classes. */
function rankAgain(positions: Int32Array, rank: Int32Array, length: number): number {
  const starts = new Int32Array(positions.length)
  let classes = 0
  for (let i = 0, start = 0; i < positions.length; i++) {
    const at = positions[i]!
    const previous = positions[i - 1] ?? at
    const same = i > 0 && rank[at] === rank[previous] && rank[at + length] === rank[previous + length]
    if (!same) {
      start = i
      classes++
    }
    starts[at] = start
  }
  rank.set(starts)
  return classes
}

/** Kasai et al. (2001): the next position shares at most one line less with its neighbour than this one did. */
function countShared(lines: Names, positions: Int32Array, rank: Int32Array): Int32Array {
  const shared = new Int32Array(positions.length)
  let length = 0
  for (let at = 0; at < rank.length; at++) {
    const neighbour = positions[rank[at]! - 1]
    length = neighbour === undefined ? 0 : extend(lines, at, neighbour, Math.max(0, length - 1))
    shared[rank[at]!] = length
  }
  return shared
}

function extend(lines: Names, a: number, b: number, from: number): number {
  let length = from
  while (lines[a + length] === lines[b + length]) length++
  return length
}
