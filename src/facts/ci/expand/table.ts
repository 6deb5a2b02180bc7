/** Access to parsed TOML and JSON, whatever their shape turns out to be. */

export type Table = Readonly<Record<string, unknown>>

export function isTable(value: unknown): value is Table {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Value under a path of keys. Own keys only. */
export function at(value: unknown, ...keys: readonly string[]): unknown {
  let found = value
  for (const key of keys) found = isTable(found) && Object.hasOwn(found, key) ? found[key] : undefined
  return found
}

/** The texts of a list, or the one text; numbers count as text, everything else is left out. */
export function texts(value: unknown): string[] {
  const values = Array.isArray(value) ? value : [value]
  return values.flatMap((one) => (typeof one === 'string' || typeof one === 'number' ? [String(one)] : []))
}
