import { Broken } from '../read/broken.ts'
import { asArray, asTable, asText, type Table } from '../read/plain.ts'

/** A notebook larger than that is data (practices.md 8.1). */
export const NOTEBOOK_LIMIT = 50 * 1024 * 1024

/** One cell as its notebook file holds it. */
export interface RawCell {
  /** Number over all cells, from 1. */
  readonly cell: number
  readonly type: 'code' | 'markdown' | 'raw'
  readonly source: string
  /** Execution count; `undefined` when it was not run or was cleared. */
  readonly count: number | undefined
  readonly outputs: readonly Table[]
  readonly tags: readonly string[]
}

export interface RawNotebook {
  readonly metadata: Table
  readonly cells: readonly RawCell[]
}

/**
 * Reads a notebook of nbformat 3 or 4.
 * @throws Broken when it is no JSON or no notebook
 */
export function readCells(text: string): RawNotebook {
  const notebook = asTable(parseJson(text))
  const cells = Array.isArray(notebook.cells) ? notebook.cells : cellsOfSheets(notebook.worksheets)
  if (!cells) throw new Broken('not a notebook: it has no list of cells')
  return { metadata: asTable(notebook.metadata), cells: cells.map((cell, index) => toCell(asTable(cell), index + 1)) }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Broken('not valid JSON')
  }
}

function cellsOfSheets(sheets: unknown): readonly unknown[] | undefined {
  return Array.isArray(sheets) ? sheets.flatMap((sheet) => asArray(asTable(sheet).cells)) : undefined
}

function toCell(cell: Table, number: number): RawCell {
  const { cell_type: type } = cell
  return {
    cell: number,
    type: type === 'code' || type === 'raw' ? type : 'markdown',
    source: textOf(cell.source ?? cell.input),
    count: countOf(cell.execution_count ?? cell.prompt_number),
    outputs: asArray(cell.outputs).map(asTable),
    tags: asArray(asTable(cell.metadata).tags).filter((tag) => typeof tag === 'string'),
  }
}

/** Text is a string or a list of strings with their line ends. */
function textOf(source: unknown): string {
  return (
    asText(source) ??
    asArray(source)
      .filter((part) => typeof part === 'string')
      .join('')
  ).replaceAll('\r\n', '\n')
}

function countOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : undefined
}
