import type { SettingValue } from '../types/toolSettings.ts'

/** Deeper tables hold nothing that a rule asks for. */
const DEEPEST = 4

/** Tables inside tables as one table, keys joined with dots; dates and lists of tables are left out. */
export function flatten(table: Readonly<Record<string, unknown>>, depth = 0): Record<string, SettingValue> {
  const flat: [string, SettingValue][] = []
  for (const [key, value] of Object.entries(table)) {
    if (isPlain(value)) flat.push([key, value])
    else if (Array.isArray(value)) flat.push([key, value.filter((item) => typeof item === 'string')])
    else if (typeof value === 'object' && value !== null && depth < DEEPEST) {
      for (const [inner, one] of Object.entries(flatten(value as Record<string, unknown>, depth + 1)))
        flat.push([`${key}.${inner}`, one])
    }
  }
  return Object.fromEntries(flat)
}

function isPlain(value: unknown): value is string | number | boolean {
  return ['string', 'number', 'boolean'].includes(typeof value)
}
