import { Broken } from './broken.ts'

/** A TOML file as plain data, with a way back to its lines. */
export interface TomlDocument {
  readonly value: Readonly<Record<string, unknown>>
  /**
   * First line at or after the header of `table` that has `needle` as its key or in quotes, else anywhere; from 1. The
   * header's own line when there is none.
   */
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
  const header = Math.max(
    0,
    lines.findIndex((line) => isHeader(line, table)),
  )
  const below = (matches: (line: string) => boolean) => lines.findIndex((line, at) => at >= header && matches(line))
  const exact = below((line) => isKey(line, needle) || isQuoted(line, needle))
  return Math.max(header, exact >= 0 ? exact : below((line) => line.includes(needle))) + 1
}

function isKey(line: string, key: string): boolean {
  const text = line.trimStart()
  return text.startsWith(key) && /^[\s.=]/.test(text.slice(key.length))
}

function isQuoted(line: string, text: string): boolean {
  return line.includes(`"${text}"`) || line.includes(`'${text}'`)
}

function isHeader(line: string, table: string): boolean {
  const [, name] = /^\s*\[\[?([^\]]+)\]/.exec(line) ?? []
  return name !== undefined && name.replaceAll(/["'\s]/g, '') === table
}
