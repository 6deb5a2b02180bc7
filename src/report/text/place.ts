import type { Location } from '../../model.ts'
import { fill } from './wrap.ts'

/** `path:line`, which terminals and editors open; `notebook.ipynb cell 7, line 3` in a notebook. */
export function place(at: Location): string {
  return start(at).join(' ')
}

function start({ path, line, cell }: Location): string[] {
  if (cell !== undefined) return [path, line === undefined ? `cell ${cell}` : `cell ${cell}, line ${line}`]
  return [line === undefined ? path : `${path}:${line}`]
}

/** The last line of a place that goes over several: `to 45`. */
function ending({ line, endLine, cell, endCell = cell }: Location): string[] {
  if (endLine === undefined || (endLine === line && endCell === cell)) return []
  return [endCell === cell ? `to ${endLine}` : `to cell ${endCell}, line ${endLine}`]
}

/** A place with its last line, on a line of its own where it fits. */
export function placeLines(at: Location, width: number, indent: string): string[] {
  return fill([...start(at), ...ending(at)], width, indent)
}
