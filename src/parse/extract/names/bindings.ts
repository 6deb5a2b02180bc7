import type { Binding } from '../../../facts/types/names.ts'
import { afterGroup, findOutside } from '../../statements/header.ts'
import type { Statement } from '../../statements/statement.ts'
import type { Tokens } from '../../tokens/buffer.ts'
import * as code from '../../tokens/codes.ts'
import { afterComma } from '../parameters.ts'
import type { Syntax } from '../syntax.ts'
import { addressAt } from './address.ts'
import { chainOf } from './chain.ts'
import { isFilled } from './filled.ts'
import { stringListOf } from './values.ts'

/** A module with more of them is data. */
const MOST_BINDINGS = 8000
const MOST_TARGETS = 12

/** What the statements of a module assign, return, or name in `with`, in the order of the text. */
export function findBindings({ tokens, statements }: Syntax, owners: Int32Array): Binding[] {
  const found: Binding[] = []
  for (let index = 0; index < statements.length && found.length < MOST_BINDINGS; index++) {
    const statement = statements[index]!
    const line = tokens.line[statement.first]!
    const unit = owners[index]!
    for (const part of read(tokens, statement)) found.push(Object.assign(part, { line, unit }))
  }
  return found
}

type Part = Omit<Binding, 'line' | 'unit'>

function read(tokens: Tokens, statement: Statement): Part[] {
  if (statement.kind === 0) return readAssignment(tokens, statement)
  if (statement.kind === code.RETURN) return readReturn(tokens, statement)
  return statement.kind === code.WITH ? readWith(tokens, statement) : []
}

function readReturn(tokens: Tokens, { first, end }: Statement): Part[] {
  const from = chainOf(tokens, first + 1, end)
  return from === undefined ? [] : [{ targets: ['return'], from }]
}

/** `a = b = value`, `a: Type = value`, `a: Type` */
function readAssignment(tokens: Tokens, { first, end }: Statement): Part[] {
  const equals = lastAssign(tokens, first, end)
  const colon = findOutside(tokens, code.COLON, first, Math.min(equals, end))
  if (equals === end && colon === end) return []
  const isAnnotated = colon < Math.min(equals, end)
  const targets = targetsOf(tokens, first, isAnnotated ? colon : equals)
  if (targets.length === 0) return []
  const annotation = isAnnotated ? annotationOf(tokens, colon + 1, equals) : undefined
  const type = annotation === undefined ? {} : { annotation }
  return [{ targets, ...type, ...(equals < end && assigned(tokens, equals + 1, end)) }]
}

function assigned(tokens: Tokens, first: number, end: number): Omit<Part, 'targets' | 'annotation'> {
  const from = chainOf(tokens, first, end)
  if (from !== undefined) return { from }
  const items = stringListOf(tokens, first, end)
  const text = addressAt(tokens, first, end)
  const filled = isFilled(tokens, first, end) ? { filled: true as const } : {}
  return { ...(items && { items }), ...filled, ...(text !== undefined && { text }) }
}

/** The last `=` before the value; those of defaults behind `lambda` assign nothing. */
function lastAssign(tokens: Tokens, first: number, end: number): number {
  const stop = findOutside(tokens, code.LAMBDA, first, end)
  let last = end
  for (let at = first; at < stop; at = afterGroup(tokens, at)) if (tokens.code[at] === code.ASSIGN) last = at
  return last
}

/** Names and attributes between commas and `=`; brackets around a tuple do not matter. */
function targetsOf(tokens: Tokens, first: number, end: number): string[] {
  const targets: string[] = []
  const isWrapped = tokens.code[first] === code.OPEN_PAREN && tokens.partner[first] === end - 1
  const last = isWrapped ? end - 1 : end
  for (let at = isWrapped ? first + 1 : first; at < last && targets.length < MOST_TARGETS; ) {
    const comma = afterComma(tokens, at, last)
    const equals = findOutside(tokens, code.ASSIGN, at, Math.min(comma, last))
    const stop = Math.min(equals, tokens.code[comma - 1] === code.COMMA ? comma - 1 : comma)
    const name = chainOf(tokens, at, stop)
    if (name !== undefined && !/[()[\]]/.test(name)) targets.push(name)
    at = equals < comma ? equals + 1 : comma
  }
  return targets
}

/** The annotated type: `pd.DataFrame`, the text in quotes likewise, `Optional[Model]` and `Model | None` as `Model`. */
export function annotationOf(tokens: Tokens, first: number, end: number): string | undefined {
  if (end - first === 1 && tokens.code[first] === code.STRING) {
    const [, quoted] =
      /^["']([\w.]{1,100})["']$/.exec(tokens.source.slice(tokens.start[first], tokens.end[first])) ?? []
    return quoted
  }
  const bracket = findOutside(tokens, code.OPEN_BRACKET, first, end)
  const isOptional = bracket < end && tokens.source.startsWith('Optional', tokens.start[bracket - 1])
  if (isOptional) return chainOf(tokens, bracket + 1, tokens.partner[bracket]!)
  const or = findOutside(tokens, code.OPERATOR, first, end)
  return chainOf(tokens, first, or)?.replace(/\[\]$/, '')
}

/** `with open(path) as file, run() as other:` */
function readWith(tokens: Tokens, { first, end }: Statement): Part[] {
  const parts: Part[] = []
  for (let at = first + 1; at < end && parts.length < MOST_TARGETS; ) {
    const next = afterComma(tokens, at, end - 1)
    const as = findOutside(tokens, code.AS, at, Math.min(next, end))
    const from = as < next ? chainOf(tokens, at, as) : undefined
    const target = as + 1 < next ? chainOf(tokens, as + 1, as + 2) : undefined
    if (from !== undefined && target !== undefined) parts.push({ targets: [target], from })
    at = next >= end - 1 ? end : next
  }
  return parts
}
