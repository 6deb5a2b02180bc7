import { NOTHING_OPEN, scanLine, startsStatement } from './scan.ts'

/** Line of the first syntax error in Python source; undefined when there is none. */
export type FirstError = (source: string) => number | undefined

/** Clauses that need a statement before them. */
const CLAUSE = /^(?:else|elif|except|finally)\b/

/** The head of a block; lines with quotes are left to the parser. */
const HEAD = /^[^#'"]*:\s*(?:#.*)?$/

/**
 * Line of the first fault that keeps a cell from being whole by itself; undefined when there is none. What a parser
 * lets pass in a cell alone, but would join to the cell before or after, is a fault too.
 */
export function firstFault(lines: readonly string[], firstError: FirstError): number | undefined {
  const first = lines.findIndex(isCode)
  if (first < 0) return undefined
  if (CLAUSE.test(lines[first]!)) return first + 1
  return firstError(lines.map((line) => `${line}\n`).join('')) ?? openEnd(lines)
}

/** The last line of code, when the cell cannot end there: after the head of a block, or a backslash. */
function openEnd(lines: readonly string[]): number | undefined {
  const last = lines.findLastIndex(isCode)
  return HEAD.test(lines[last]!) || goesOn(lines) ? last + 1 : undefined
}

function goesOn(lines: readonly string[]): boolean {
  return lines[lines.length - 1]!.endsWith('\\') && !startsStatement(lines.reduce(scanLine, NOTHING_OPEN))
}

function isCode(line: string): boolean {
  return !/^\s*(?:#.*)?$/.test(line)
}
