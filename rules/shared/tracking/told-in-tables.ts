import type { Document, ProseLine } from '../../../src/facts/types/documents.ts'
import { metricsInProse } from '../evaluation/metric-words.ts'

/** Numbers with a fraction from which a table holds measurements. */
const NUMBERS = 2

/** Line of the first table with metrics and their values: results, whatever the heading above it says. */
export function tableOfMetrics({ prose = [] }: Document): number | undefined {
  for (let at = 1; at < prose.length; at++) {
    if (!RULE.test(prose[at]!.text) || !isBelow(prose, at)) continue
    const rows = rowsFrom(prose, at + 1)
    if (namesMetric(prose[at - 1]!, rows) && measurements(rows) >= NUMBERS) return prose[at - 1]!.line
  }
  return undefined
}

/** The line that sets the head of a table in Markdown apart: `--- | :---:`. */
const RULE = /^\|?[\s:]*-+[\s:]*(\|[\s:]*-+[\s:]*)+\|?$/

function isBelow(prose: readonly ProseLine[], at: number): boolean {
  return prose[at - 1]!.text.includes('|') && prose[at - 1]!.line === prose[at]!.line - 1
}

function rowsFrom(prose: readonly ProseLine[], first: number): string[] {
  const rows: string[] = []
  for (let at = first; prose[at]?.text.includes('|'); at++) rows.push(prose[at]!.text)
  return rows
}

const AT_RANK = /\b(HR|Hits?|Hit ?Rate|NDCG|MRR|MAP|P|R|Recall|Precision|F1)@\d+/i

/** In the head of a column, or at the beginning of a row. */
function namesMetric({ text }: ProseLine, rows: readonly string[]): boolean {
  return [text, ...rows.map(firstCell)].some((cell) => AT_RANK.test(cell) || metricsInProse(cell).length > 0)
}

function firstCell(row: string): string {
  return row.replace(/^\|/, '').split('|', 1)[0]!
}

function measurements(rows: readonly string[]): number {
  return rows.flatMap((row) => row.split('|')).filter((cell) => /^\W*\d+\.\d+\W*/.test(cell.trim())).length
}
