import type { z } from 'zod'
import { AuditError } from '../errors.ts'
import { configSchema, type Settings } from './schema.ts'
import type { ConfigSource } from './source.ts'
import { suggest } from './suggest.ts'

type Issue = z.core.$ZodIssue

/** One mistake in a configuration. */
interface Problem {
  readonly line: number
  readonly text: string
}

/**
 * Checks a configuration against the schema. An empty one is fine.
 * @throws AuditError with the first mistake as `FILE:LINE: KEY: expected ..., found ...`, and how many follow
 */
export function validate(source: ConfigSource): Settings {
  const result = configSchema.safeParse(source.data ?? {})
  if (result.success) return result.data
  const problems = result.error.issues.flatMap((issue) => describe(issue, source)).sort((a, b) => a.line - b.line)
  const more = problems.length > 1 ? ` (and ${problems.length - 1} more)` : ''
  throw new AuditError(`${source.file}:${problems[0]?.line ?? 1}: ${problems[0]?.text}${more}`)
}

function describe(issue: Issue, source: ConfigSource): Problem[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ line: source.lineOf([...issue.path, key]), text: unknownKey(issue.path, key) }))
  }
  const found = valueAt(source.data, issue.path)
  const key = issue.path.length === 0 ? '' : `${nameOf(issue.path)}: `
  return [{ line: source.lineOf(issue.path), text: `${key}expected ${expected(issue, found)}, found ${show(found)}` }]
}

function unknownKey(path: readonly PropertyKey[], key: string): string {
  const known = Object.keys(configSchema.shape)
  const meant = path.length === 0 ? suggest(key, known) : undefined
  const help = meant === undefined ? `expected one of ${known.join(', ')}` : `did you mean “${meant}”?`
  return `${nameOf([...path, key])}: unknown key, ${help}`
}

function expected(issue: Issue, found: unknown): string {
  if (issue.code === 'invalid_value') return oneOf(issue.values.map(String), found)
  if (issue.code === 'invalid_type') return TYPES[issue.expected] ?? issue.expected
  if (issue.code === 'too_small') return issue.origin === 'string' ? 'a pattern' : `at least ${issue.minimum}`
  if (issue.code === 'too_big') return `at most ${issue.maximum}`
  return issue.message
}

const TYPES: Readonly<Record<string, string>> = {
  array: 'a list',
  object: 'keys with values',
  record: 'keys with values',
  string: 'text',
  int: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
}

function oneOf(values: readonly string[], found: unknown): string {
  const meant = typeof found === 'string' ? suggest(found, values) : undefined
  const list = `one of ${values.join(', ')}`
  return meant === undefined ? list : `${list} (did you mean “${meant}”?)`
}

function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, step) => (typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined),
    data,
  )
}

/** `exclude[2]`, `roles.src/**`. */
function nameOf(path: readonly PropertyKey[]): string {
  return path
    .map((step, index) => (typeof step === 'number' ? `[${step}]` : `${index === 0 ? '' : '.'}${plain(String(step))}`))
    .join('')
}

const LONGEST_SHOWN = 60

/** A value of the repository on one line, without control characters. */
function show(value: unknown): string {
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object' && value !== null) return 'keys with values'
  if (value === null || value === undefined) return 'nothing'
  return typeof value === 'string' ? `“${plain(value)}”` : String(value)
}

function plain(text: string): string {
  const short = text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text
  return JSON.stringify(short).slice(1, -1).replaceAll('\\"', '"').replaceAll('\\\\', '\\')
}
