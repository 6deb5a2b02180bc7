import type { Location } from '../../model.ts'

/** Where in a notebook, for formats that know lines of files only: ` (cell 7, line 3)`; empty elsewhere. */
export function inCell({ cell, line }: Location): string {
  if (cell === undefined) return ''
  return line === undefined ? ` (cell ${cell})` : ` (cell ${cell}, line ${line})`
}

/** Lines of the file itself. A line of a notebook counts inside its cell and would point at another place. */
export function fileLines({ line, endLine, cell }: Location): { readonly line: number; readonly endLine?: number } {
  if (line === undefined || cell !== undefined) return { line: 1 }
  return endLine === undefined || endLine < line ? { line } : { line, endLine }
}
