import type { z } from 'zod'
import { AuditError } from '../errors.ts'
import { checkRules } from './check-rules.ts'
import { keysAt } from './keys-at.ts'
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
 * Checks a configuration against the schema, then what it says of rules. An empty one is fine.
 * @throws AuditError with the first mistake as `FILE:LINE: KEY: expected ..., found ...`, and how many follow
 */
export function validate(source: ConfigSource): Settings {
  const result = configSchema.safeParse(source.data ?? {})
  if (!result.success)
    throw fault(
      result.error.issues.flatMap((issue) => describe(issue, source)),
      source,
    )
  const problems = checkRules(result.data).map(({ path, text }) => ({
    line: source.lineOf(path),
    text: `${nameOf(path)}: ${text}`,
  }))
  if (problems.length > 0) throw fault(problems, source)
  return result.data
}

/** The mistake that stands first in the file; people mend one after the other. */
function fault(problems: readonly Problem[], { file }: ConfigSource): AuditError {
  const [first, ...others] = problems.toSorted((a, b) => a.line - b.line)
  const more = others.length > 0 ? ` (and ${others.length} more)` : ''
  return new AuditError(`${file}:${first?.line ?? 1}: ${first?.text}${more}`)
}

function describe(issue: Issue, source: ConfigSource): Problem[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ line: source.lineOf([...issue.path, key]), text: unknownKey(issue.path, key) }))
  }
  const inside = issue.code === 'invalid_union' ? bestBranch(issue) : undefined
  if (inside !== undefined) return inside.flatMap((one) => describe(one, source))
  const found = valueAt(source.data, issue.path)
  const key = issue.path.length === 0 ? '' : `${nameOf(issue.path)}: `
  return [{ line: source.lineOf(issue.path), text: `${key}expected ${expected(issue, found)}, found ${show(found)}` }]
}

/** Issues of the form that was meant: the one that fits on the outside. */
function bestBranch(issue: Extract<Issue, { code: 'invalid_union' }>): Issue[] | undefined {
  const branch = issue.errors.find((issues) =>
    issues.every(({ path, code }) => path.length > 0 || code === 'unrecognized_keys'),
  )
  return branch?.map((one) => ({ ...one, path: [...issue.path, ...one.path] }) as Issue)
}

function unknownKey(path: readonly PropertyKey[], key: string): string {
  const known = keysAt(path)
  const meant = suggest(key, known)
  const help = meant === undefined ? `expected one of ${known.join(', ')}` : `did you mean “${meant}”?`
  return `${nameOf([...path, key])}: unknown key, ${help}`
}

function expected(issue: Issue, found: unknown): string {
  if (!BUILT_IN.test(issue.message)) return issue.message
  if (issue.code === 'invalid_value') return oneOf(issue.values.map(String), found)
  if (issue.code === 'invalid_type') return TYPES[issue.expected] ?? issue.expected
  if (issue.code === 'invalid_union') return anyOf(issue.errors, found)
  return issue.code === 'too_small' || issue.code === 'too_big' ? bound(issue) : issue.message
}

/** Messages of the validator itself; ours say what is expected. */
const BUILT_IN = /^(Invalid|Too (small|big)|Unrecognized)/

function anyOf(branches: readonly (readonly Issue[])[], found: unknown): string {
  return [...new Set(branches.flatMap(([first]) => (first === undefined ? [] : [expected(first, found)])))].join(' or ')
}

function bound(issue: Extract<Issue, { code: 'too_small' | 'too_big' }>): string {
  const isLeast = issue.code === 'too_small'
  const limit = isLeast ? issue.minimum : issue.maximum
  const words = `at ${isLeast ? 'least' : 'most'} ${limit}`
  if (issue.origin === 'string') return isLeast ? 'a pattern' : `${words} characters`
  if (issue.origin !== 'array' && issue.origin !== 'object') return words
  return `${words} ${Number(limit) === 1 ? 'entry' : 'entries'}`
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
