import type { CellSpan } from '../../facts/types.ts'
import { pythonOf } from './magics.ts'
import type { CodeCell } from './read.ts'
import { type FirstError, firstFault } from './whole.ts'

/** A cell that is no Python by itself. */
export interface BrokenCell {
  readonly cell: number
  /** Line of the first error inside the cell, from 1. */
  readonly line: number
  /** The same line in the joined module. */
  readonly moduleLine: number
  /** Words in its first 50,000 characters: it may bind any of them. */
  readonly words: readonly string[]
}

/** The Python cells of a notebook as one module. */
export interface JoinedCells {
  readonly source: string
  /** One span for each Python cell, broken ones included; they leave no gap. */
  readonly cells: readonly CellSpan[]
  readonly broken: readonly BrokenCell[]
}

/**
 * Joins code cells in document order to one module. A cell that does not parse by itself becomes blank lines: an open
 * string or bracket in it would swallow the cells after it. So one broken cell never changes what is said of another.
 */
export function joinCells(cells: readonly CodeCell[], firstError: FirstError): JoinedCells {
  const lines: string[] = []
  const spans: CellSpan[] = []
  const broken: BrokenCell[] = []
  for (const { cell, source } of cells) {
    const python = pythonOf(source)
    if (python === undefined) continue
    const own = python.split('\n')
    const error = firstFault(own, firstError)
    spans.push({ cell, firstLine: lines.length + 1, lines: own.length })
    if (error !== undefined) {
      broken.push({ cell, line: error, moduleLine: lines.length + error, words: wordsOf(source) })
    }
    for (const line of own) lines.push(error === undefined ? line : '')
  }
  return { source: lines.map((line) => `${line}\n`).join(''), cells: spans, broken }
}

/** Characters of a broken cell that are looked at. */
const MOST = 50_000

function wordsOf(source: string): string[] {
  return [...new Set(source.slice(0, MOST).match(/[\p{L}_][\p{L}\p{N}_]*/gu))]
}
