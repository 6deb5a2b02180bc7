/** Views of parsed YAML, TOML or JSON that never fail: what is of another shape is empty. */

export type Table = Readonly<Record<string, unknown>>

export function asTable(value: unknown): Table {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Table) : {}
}

export function asArray(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

export function asText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

/** The strings of a list; a single string is a list of one. */
export function asTexts(value: unknown): string[] {
  const all = typeof value === 'string' ? [value] : asArray(value)
  return all.filter((item) => typeof item === 'string')
}

/** Value below nested tables; undefined when one of them is missing. Own properties only. */
export function at(value: unknown, ...keys: readonly string[]): unknown {
  let current: unknown = value
  for (const key of keys) {
    const table = asTable(current)
    current = Object.hasOwn(table, key) ? table[key] : undefined
  }
  return current
}

/** A number, date or truth value as text too: versions in YAML are often written without quotes. */
export function asScalar(value: unknown): string | undefined {
  return ['string', 'number', 'boolean', 'bigint'].includes(typeof value) ? String(value) : undefined
}
