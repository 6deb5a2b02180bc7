import { parse, TomlDate, TomlError } from 'smol-toml'
import { AuditError } from '../errors.ts'
import type { ConfigSource } from './source.ts'

/**
 * Reads `[tool.se-ml]`.
 * @returns undefined when the file has no such table
 * @throws AuditError with the line of the first syntax error
 */
export function readPyproject(file: string, text: string): ConfigSource | undefined {
  const tool = parseToml(file, text).tool
  const own = isTable(tool) ? tool['se-ml'] : undefined
  if (own === undefined) return undefined
  const data = withoutDates(own)
  const lines = text.split('\n')
  return { file, data: withoutDates(data), lineOf: (path) => lineOf(lines, path) }
}

function parseToml(file: string, text: string): Record<string, unknown> {
  try {
    return parse(text)
  } catch (error) {
    const line = error instanceof TomlError ? error.line : 1
    throw new AuditError(`${file}:${line}: cannot be read as TOML (${reasonOf(error)})`)
  }
}

/** Dates as text, as YAML has them. */
function withoutDates(data: unknown): unknown {
  const text = JSON.stringify(data, (_key, value) =>
    Number.isFinite(value ?? 0) || typeof value !== 'number' ? value : String(value),
  )
  return JSON.parse(text)
}

function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  return (message.split('\n', 1)[0] as string).replace(/^Invalid TOML document: /, '')
}

function isTable(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** TOML has dates of its own; the configuration writes them as text. */
function withoutDates(value: unknown): unknown {
  if (value instanceof TomlDate) return value.toString()
  if (Array.isArray(value)) return value.map(withoutDates)
  if (!isTable(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withoutDates(one)]))
}

/** The parser keeps no positions, so the key is looked for: first its table, then the key in it. */
function lineOf(lines: readonly string[], path: readonly PropertyKey[]): number {
<<<<<<< HEAD
  const wanted = ['tool', 'se-ml', ...path.map(String)]
  const entries = new Map<string, number>()
=======
  const wanted = ['tool', 'se-ml', ...path]
  const counts = new Map<string, number>()
>>>>>>> 39778de (Configurations extend each other inside the repository; mistakes in names of rules and in limits are told by line)
  let best = { line: 1, length: 0 }
  let table: readonly PropertyKey[] = []
  for (const [index, line] of lines.entries()) {
<<<<<<< HEAD
    const header = /^\s*\[(\[?)([^[\]]+)\]/.exec(line)
    if (header) table = tableOf(header, entries)
    const key = header ? '' : /^\s*((?:[\w.-]|"[^"]*"|'[^']*'|\s)+?)\s*=/.exec(line)?.[1]
=======
    const [, bracket, header] = /^\s*(\[\[?)([^[\]]+)\]/.exec(line) ?? []
    if (header !== undefined) table = openTable(splitKey(header), bracket === '[[', counts)
    const key = header === undefined ? /^\s*((?:[\w.-]|"[^"]*"|'[^']*'|\s)+?)\s*=/.exec(line)?.[1] : ''
>>>>>>> 39778de (Configurations extend each other inside the repository; mistakes in names of rules and in limits are told by line)
    if (key === undefined) continue
    const length = commonStart([...table, ...splitKey(key)], wanted)
    if (length > best.length) best = { line: index + 1, length }
  }
  return best.line
}

<<<<<<< HEAD
/** Steps of a table; each `[[table]]` is the next entry of a list. */
function tableOf([, isEntry, name = '']: RegExpExecArray, entries: Map<string, number>): string[] {
  const steps = splitKey(name)
  if (isEntry === '') return steps
  const list = steps.join('\n')
  const count = entries.get(list) ?? 0
  entries.set(list, count + 1)
  return [...steps, String(count)]
=======
/** Path of a table with the number of the entry where it stands in a list: `[[accept]]` for the second time is `accept`, 1. */
function openTable(names: readonly string[], isEntry: boolean, counts: Map<string, number>): PropertyKey[] {
  const full = names.join('\n')
  if (isEntry) counts.set(full, (counts.get(full) ?? -1) + 1)
  return names.flatMap((name, index): PropertyKey[] => {
    const count = counts.get(names.slice(0, index + 1).join('\n'))
    return count === undefined ? [name] : [name, count]
  })
>>>>>>> 39778de (Configurations extend each other inside the repository; mistakes in names of rules and in limits are told by line)
}

/** Splits `tool."se-ml".x` at its dots. */
function splitKey(key: string): string[] {
  return [...key.matchAll(/"([^"]*)"|'([^']*)'|([^\s."']+)/g)].map((match) => match[1] ?? match[2] ?? match[3] ?? '')
}

/** How many leading names are equal, when the one is the start of the other; 0 otherwise. */
function commonStart(found: readonly PropertyKey[], wanted: readonly PropertyKey[]): number {
  return found.every((name, index) => name === wanted[index]) ? found.length : 0
}
