import type { CloneLines } from '../types.ts'
import { type Names, namePairs } from './name.ts'

/** Fewest equal consecutive lines that make a clone: six, as Better Code Hub and SIG count (Visser, ch. 4). */
export const SHORTEST_BLOCK = 6

/** The code lines of all modules, one after the other. */
export interface Text {
  /**
   * The name of the line at each position. Each module ends in a line of its own kind that equals no other, so no block
   * of equal lines reaches over the end of a module and no two copies in different modules seem to overlap.
   */
  readonly lines: Names
  /** Index of the module at each position. */
  readonly moduleAt: Int32Array
  /** Position of the first line of each module. */
  readonly starts: Int32Array
}

/** Joins the modules into one text of numbered lines. */
export function joinModules(modules: readonly CloneLines[]): Text {
  const names = nameLines(modules)
  const lines = new Int32Array(names.length + modules.length)
  const moduleAt = new Int32Array(lines.length)
  const starts = new Int32Array(modules.length)
  let at = 0
  for (const [index, { hashA }] of modules.entries()) {
    starts[index] = at
    moduleAt.fill(index, at)
    // The ends of the modules take the first names.
    for (const name of names.subarray(at - index, at - index + hashA.length)) lines[at++] = modules.length + name
    lines[at++] = index
  }
  return { lines, moduleAt, starts }
}

/** Names the lines of all modules, one after the other. */
function nameLines(modules: readonly CloneLines[]): Names {
  return namePairs(concat(modules.map(({ hashA }) => hashA)), concat(modules.map(({ hashB }) => hashB)))
}

function concat(parts: readonly Uint32Array[]): Uint32Array {
  const whole = new Uint32Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
