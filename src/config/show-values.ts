import type { EffectiveValue } from './effective.ts'

/** Values in columns: key, value, origin. What is too wide goes on beside its column. */
export function showValues(values: readonly EffectiveValue[]): string {
  const rows = values.map(({ key, value, origin }) => [key, inWords(value), origin] as const)
  const first = widest(rows.map(([key]) => key))
  const second = widest(rows.map(([, value]) => value))
  return rows.map((row) => `${row[0].padEnd(first)}  ${row[1].padEnd(second)}  ${row[2]}\n`).join('')
}

/** Columns are as wide as most of their values need, so that one long value does not push all others aside. */
const MOST = 42

function widest(texts: readonly string[]): number {
  return Math.max(0, ...texts.map(({ length }) => length).filter((length) => length <= MOST))
}

function inWords(value: unknown): string {
  if (Array.isArray(value)) return value.map(inWords).join(', ')
  if (typeof value !== 'object' || value === null) return String(value)
  return Object.entries(value)
    .map(([key, one]) => `${key}: ${inWords(one)}`)
    .join('; ')
}
