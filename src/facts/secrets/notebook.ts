import type { Location } from '../../model.ts'
import { readCells } from '../notebooks/cells.ts'
import { asTable } from '../read/plain.ts'
import { lineAt } from './line.ts'
import { type Found, scan } from './scan.ts'

const CODE = { assigned: true, bare: false } as const

/** Pictures hold no text; the largest outputs are pictures. */
const LONGEST_OUTPUT = 2_000_000

export type Placed = Omit<Found, 'at'> & { readonly at: Location }

/** Secrets in the cells of a notebook, outputs included: what a cell prints is saved with it. */
export function scanNotebook(text: string, path: string): Placed[] {
  return readCells(text).cells.flatMap(({ cell, source, outputs }) => [
    ...scan(source, CODE).map((found) => ({ ...found, at: { path, cell, line: lineAt(source, found.at) } })),
    ...outputs
      .map(printed)
      .flatMap((output) => scan(output, CODE))
      .map((found) => ({ ...found, kind: `${found.kind} in an output`, at: { path, cell } })),
  ])
}

/** What a reader of the notebook sees below a cell, as text. */
function printed(output: Readonly<Record<string, unknown>>): string {
  const data = Object.entries(asTable(output.data)).filter(([type]) => /^text\/|json$/.test(type))
  const parts = [output.text, output.traceback, ...data.map(([, value]) => value)]
  return parts.map(flat).join('\n').slice(0, LONGEST_OUTPUT)
}

function flat(value: unknown): string {
  if (typeof value === 'string') return value
  return Array.isArray(value) ? value.filter((part) => typeof part === 'string').join('') : ''
}
