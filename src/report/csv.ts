type Value = string | number | null | undefined

/**
 * Rows as comma-separated values with a header: fields are quoted as RFC 4180 asks, lines end in a line feed alone so
 * that `cut` and `awk` read them too.
 * @param columns keys of the rows, in order; an absent value is an empty field
 */
export function csv<Row extends object>(columns: readonly (keyof Row & string)[], rows: readonly Row[]): string {
  const lines = rows.map((row) => columns.map((column) => field(row[column] as Value)).join(','))
  return [columns.join(','), ...lines, ''].join('\n')
}

function field(value: Value): string {
  const text = String(value ?? '')
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
