import type { Location } from '../../model.ts'
import type { CellSpan, ModuleFacts } from '../types.ts'

/** What is needed of a module to name a place in it. */
export type Located = Pick<ModuleFacts, 'path' | 'cells'>

/**
 * Names the lines `line` to `endLine` of a module as a person finds them: in a notebook by cell and line inside that cell.
 * It stands beside the types, since gatherers and rules both need it and rules may import nothing else of the facts.
 * @param line in the module, from 1
 * @param endLine in the module, from 1; left out of the result when it is left out here
 */
export function locate({ path, cells }: Located, line: number, endLine?: number): Location {
  if (cells === undefined) return endLine === undefined ? { path, line } : { path, line, endLine }
  const first = cellOf(cells, line)
  if (first === undefined) return { path }
  const start = { path, cell: first.cell, line: lineInside(first, line) }
  const last = endLine === undefined ? undefined : cellOf(cells, endLine)
  if (endLine === undefined || last === undefined) return start
  const end = { ...start, endLine: lineInside(last, endLine) }
  return last.cell === first.cell ? end : { ...end, endCell: last.cell }
}

function lineInside(span: CellSpan, line: number): number {
  return line - span.firstLine + 1
}

/** The last cell that starts at or before `line`; the cells are ordered and leave no gap. */
function cellOf(cells: readonly CellSpan[], line: number): CellSpan | undefined {
  let low = 0
  let high = cells.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (cells[middle]!.firstLine <= line) low = middle + 1
    else high = middle
  }
  return cells[low - 1]
}
