import type { CoverageReport } from '../types/coverage.ts'

export type Totals = Pick<CoverageReport, 'covered' | 'lines'>

/** `coverage json`: https://coverage.readthedocs.io, section "JSON reporting". */
export function readCoverageJson(text: string): Totals | undefined {
  if (!text.trimStart().startsWith('{')) return undefined
  try {
    const { totals } = JSON.parse(text) as { totals?: { covered_lines?: unknown; num_statements?: unknown } }
    return checked(totals?.covered_lines, totals?.num_statements)
  } catch {
    return undefined
  }
}

/** Cobertura: `lines-covered` and `lines-valid` of the root element `coverage`, as its DTD (version 04) has them. */
export function readCobertura(text: string): Totals | undefined {
  const [root] = /<coverage\b[^>]{0,4000}>/.exec(text.slice(0, 20_000)) ?? []
  if (root === undefined) return undefined
  const value = (name: string) =>
    /^\d+$/.exec(new RegExp(`\\b${name}\\s*=\\s*["'](\\d+)["']`).exec(root)?.[1] ?? '')?.[0]
  return checked(toNumber(value('lines-covered')), toNumber(value('lines-valid')))
}

function toNumber(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text)
}

/** lcov: `DA:line,hits` records between `SF:` and `end_of_record` (geninfo manual page). */
export function readLcov(text: string): Totals | undefined {
  if (!/^(TN:|SF:)/m.test(text)) return undefined
  const hits = [...text.matchAll(/^DA:\d+,(-?\d+)/gm)].map(([, count]) => Number(count))
  return checked(hits.filter((count) => count > 0).length, hits.length)
}

function checked(covered: unknown, lines: unknown): Totals | undefined {
  if (!Number.isInteger(covered) || !Number.isInteger(lines)) return undefined
  const totals = { covered: covered as number, lines: lines as number }
  return totals.covered >= 0 && totals.covered <= totals.lines ? totals : undefined
}
