import { Broken } from './broken.ts'

/** A TOML file as plain data, with a way back to its lines. */
export interface TomlDocument {
  readonly value: Readonly<Record<string, unknown>>
  /** First line at or after the header of `table` that holds `needle`, from 1; 1 when there is none. */
  lineOf(table: string, needle: string): number
}

/**
 * Reads TOML.
 * @throws Broken with the line of the error
 */
export async function parseToml(text: string): Promise<TomlDocument> {
  const { parse, TomlError } = await import('smol-toml')
  try {
    const value = parse(text)
    const lines = text.split(/\r?\n/)
    return { value, lineOf: (table, needle) => findLine(lines, table, needle) }
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('\n', 1)[0] ?? '') : String(error)
    throw new Broken(`not valid TOML: ${reason}`, error instanceof TomlError ? error.line : undefined)
  }
}

/** The parser keeps no positions. Declarations are unique enough below their table to be found again by their text. */
function findLine(lines: readonly string[], table: string, needle: string): number {
  const header = lines.findIndex((line) => isHeader(line, table))
  const below = lines.findIndex((line, index) => index >= header && line.includes(needle))
  return (below >= 0 ? below : Math.max(header, 0)) + 1
}

function isHeader(line: string, table: string): boolean {
  const [, name] = /^\s*\[\[?\s*([^\]]+?)\s*\]/.exec(line) ?? []
  return name !== undefined && name.replaceAll(/["'\s]/g, '') === table
}
