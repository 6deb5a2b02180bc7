import type { Location } from '../../model.ts'
import { columns } from './wrap.ts'

/** `path:line`, which terminals and editors open; `notebook.ipynb cell 7, line 3` in a notebook. */
export function place(at: Location): string {
  if (at.cell !== undefined) return `${at.path} cell ${at.cell}${at.line === undefined ? '' : `, line ${at.line}`}`
  return at.line === undefined ? at.path : `${at.path}:${at.line}`
}

/** The last line of a place that goes over several: ` to 45`. */
function ending({ line, endLine, cell, endCell }: Location): string {
  if (endLine === undefined || (endLine === line && (endCell ?? cell) === cell)) return ''
  return cell === undefined || endCell === undefined || endCell === cell
    ? ` to ${endLine}`
    : ` to cell ${endCell}, line ${endLine}`
}

/**
 * A place on a line of its own. Where it is too long for its indentation the indentation gives way, then the last line
 * number, but never the path: a shortened one cannot be opened.
 */
export function placeLine(at: Location, width: number, indent: string): string {
  const start = place(at)
  const whole = start + ending(at)
  const text = columns(whole) <= width ? whole : start
  return indent.slice(0, Math.max(0, width - columns(text))) + text
}
