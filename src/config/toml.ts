import { parse, TomlError } from 'smol-toml'
import { AuditError } from '../errors.ts'
import type { ConfigSource, ConfigText } from './source.ts'

/**
 * Reads `[tool.se-ml]`.
 * @returns undefined when the file has no such table
 * @throws AuditError with the line of the first syntax error
 */
export function readPyproject({ file, text }: Omit<ConfigText, 'format'>): ConfigSource | undefined {
  const tool = parseToml(file, text).tool
  const own = isTable(tool) ? tool['se-ml'] : undefined
  if (own === undefined) return undefined
  const data = withoutDates(own)
  const lines = text.split('\n')
  return { file, data, lineOf: (path) => lineOf(lines, path) }
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

/** The parser keeps no positions, so the key is looked for: first its table, then the key in it. */
function lineOf(lines: readonly string[], path: readonly PropertyKey[]): number {
  const wanted = ['tool', 'se-ml', ...path.map(String)]
  let best = { line: 1, length: 0 }
  for (const { line, names } of namesIn(lines)) {
    const length = commonStart(names, wanted)
    if (length > best.length) best = { line, length }
  }
  return best.line
}

/** The full names of tables and keys, with their lines from 1. */
function* namesIn(lines: readonly string[]): Generator<{ readonly line: number; readonly names: readonly string[] }> {
  const entries = new Map<string, number>()
  let table: readonly string[] = []
  for (const [index, line] of lines.entries()) {
    const header = /^\s*\[(\[?)([^[\]]+)\]/.exec(line)
    if (header) table = tableOf(header, entries)
    const key = header ? '' : /^\s*((?:[\w.-]|"[^"]*"|'[^']*'|\s)+?)\s*=/.exec(line)?.[1]
    if (key !== undefined) yield { line: index + 1, names: [...table, ...splitKey(key)] }
  }
}

/** Steps of a table; each `[[table]]` is the next entry of a list. */
function tableOf([, isEntry, name = '']: RegExpExecArray, entries: Map<string, number>): string[] {
  const steps = splitKey(name)
  if (isEntry === '') return steps
  const list = steps.join('\n')
  const count = entries.get(list) ?? 0
  entries.set(list, count + 1)
  return [...steps, String(count)]
}

/** Splits `tool."se-ml".x` at its dots. */
function splitKey(key: string): string[] {
  return [...key.matchAll(/"([^"]*)"|'([^']*)'|([^\s."']+)/g)].map((match) => match[1] ?? match[2] ?? match[3] ?? '')
}

/** How many leading names are equal, when the one is the start of the other; 0 otherwise. */
function commonStart(found: readonly string[], wanted: readonly string[]): number {
  return found.every((name, index) => name === wanted[index]) ? found.length : 0
}
