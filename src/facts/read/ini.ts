/** One setting of an INI file; a value over several lines is kept line by line. */
export interface IniSetting {
  /** Header without brackets; empty before the first one. */
  readonly section: string
  readonly key: string
  readonly value: string
  /** Lines of the value with their line numbers, empty ones left out: one entry for each item of a list. */
  readonly items: readonly { readonly text: string; readonly line: number }[]
  /** Line of the key, from 1. */
  readonly line: number
}

/**
 * Settings of an INI file as Python's `configparser` reads them: `key = value` or `key: value`, indented lines continue
 * the value (more deeply than its key), `#` and `;` start a comment line. Lines that are neither are left out. Never fails.
 */
export function parseIni(text: string): IniSetting[] {
  const settings: Writable[] = []
  let section = ''
  for (const [index, line] of text.split(/\r\n|\r|\n/).entries()) {
    if (/^\s*[#;]/.test(line)) continue
    section = header(line) ?? section
    if (header(line) === undefined) take(settings, { section, text: line, line: index + 1 })
  }
  return settings.map(({ indent: _, ...setting }) => ({
    ...setting,
    value: setting.items.map(({ text }) => text).join('\n'),
  }))
}

interface Writable extends Omit<IniSetting, 'value'> {
  readonly indent: number
  readonly items: { text: string; line: number }[]
}

interface Line {
  readonly section: string
  readonly text: string
  readonly line: number
}

function header(line: string): string | undefined {
  return /^\[([^\]]*)\]/.exec(line)?.[1]?.trim()
}

function take(settings: Writable[], { section, text, line }: Line): void {
  const last = settings.at(-1)
  if (last?.section === section && indentOf(text) > last.indent) last.items.push(...item(text, line))
  else settings.push(...setting({ section, text, line }))
}

function setting({ section, text, line }: Line): Writable[] {
  const separator = text.search(/[=:]/)
  const key = text.slice(0, Math.max(separator, 0)).trim()
  const items = item(text.slice(separator + 1), line)
  return key === '' ? [] : [{ section, key, line, items, indent: indentOf(text) }]
}

function indentOf(line: string): number {
  return Math.max(0, line.search(/\S/))
}

function item(text: string, line: number): { text: string; line: number }[] {
  const trimmed = text.trim()
  return trimmed === '' ? [] : [{ text: trimmed, line }]
}
