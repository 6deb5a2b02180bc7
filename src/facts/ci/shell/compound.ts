import { type Cursor, current, skipPast, skipSeparators, take } from './cursor.ts'
import type { Branches, Chain, Command, Definition, Group, Loop, Simple } from './tree.ts'

const stops = (...words: readonly string[]): ReadonlySet<string> => new Set(words)

const IF_STOPS = stops('then', 'elif', 'else', 'fi')
const CASE_STOPS = stops(';;', ';&', ';;&', 'esac')

/** Reads a compound command when one starts here: its reserved word or bracket, or `name ()`. */
export function parseCompound(cursor: Cursor): Command | undefined {
  const token = current(cursor)
  const reader = token && token.kind !== 'redirect' ? READERS.get(token.raw) : undefined
  if (reader === undefined) return isFunction(cursor) ? parseFunction(cursor) : undefined
  cursor.at++
  return reader(cursor)
}

const READERS: ReadonlyMap<string, (cursor: Cursor) => Command | undefined> = new Map<
  string,
  (cursor: Cursor) => Command | undefined
>([
  ['(', parseSubshell],
  ['{', parseBraces],
  ['if', parseIf],
  ['while', parseWhile],
  ['until', parseWhile],
  ['for', parseFor],
  ['select', parseFor],
  ['case', parseCase],
  ['function', parseFunction],
])

function parseSubshell(cursor: Cursor): Group | Simple {
  const arithmetic = current(cursor)?.raw === '(' && current(cursor)?.start === cursor.tokens[cursor.at - 1]?.end
  if (arithmetic) return parseArithmetic(cursor)
  const body = cursor.inner.list(cursor, stops(')'))
  take(cursor, ')')
  return { kind: 'group', subshell: true, body }
}

/** `(( … ))` runs nothing. */
function parseArithmetic(cursor: Cursor): Simple {
  const { line } = cursor.tokens[cursor.at]!
  skipPast(cursor, ')')
  take(cursor, ')')
  return { kind: 'simple', words: [':'], raw: [':'], text: '(( ))', line }
}

function parseBraces(cursor: Cursor): Group {
  const body = cursor.inner.list(cursor, stops('}'))
  take(cursor, '}')
  return { kind: 'group', subshell: false, body }
}

function parseIf(cursor: Cursor): Branches {
  const tests: Chain[][] = []
  const bodies: Chain[][] = []
  do {
    tests.push(cursor.inner.list(cursor, IF_STOPS))
    take(cursor, 'then')
    bodies.push(cursor.inner.list(cursor, IF_STOPS))
  } while (take(cursor, 'elif'))
  if (take(cursor, 'else')) bodies.push(cursor.inner.list(cursor, IF_STOPS))
  take(cursor, 'fi')
  return { kind: 'branches', tests, bodies }
}

function parseWhile(cursor: Cursor): Loop {
  const test = cursor.inner.list(cursor, stops('do', 'done'))
  return { kind: 'loop', test, body: parseDo(cursor) }
}

function parseFor(cursor: Cursor): Loop {
  while (current(cursor) && current(cursor)!.raw !== 'do' && current(cursor)!.raw !== 'done') cursor.at++
  return { kind: 'loop', test: [], body: parseDo(cursor) }
}

function parseDo(cursor: Cursor): Chain[] {
  take(cursor, 'do')
  const body = cursor.inner.list(cursor, stops('done'))
  take(cursor, 'done')
  return body
}

function parseCase(cursor: Cursor): Branches {
  const bodies: Chain[][] = []
  skipPast(cursor, 'in')
  for (skipSeparators(cursor); current(cursor) && !take(cursor, 'esac'); skipSeparators(cursor)) {
    take(cursor, '(')
    skipPast(cursor, ')')
    bodies.push(cursor.inner.list(cursor, CASE_STOPS))
    take(cursor, ';;', ';&', ';;&')
  }
  return { kind: 'branches', tests: [], bodies }
}

function isFunction(cursor: Cursor): boolean {
  const [name, open, close] = cursor.tokens.slice(cursor.at, cursor.at + 3)
  return name?.kind === 'word' && open?.raw === '(' && close?.raw === ')'
}

function parseFunction(cursor: Cursor): Definition {
  const name = current(cursor)?.value ?? ''
  cursor.at++
  if (take(cursor, '(')) take(cursor, ')')
  skipSeparators(cursor)
  const body = cursor.inner.command(cursor) ?? { kind: 'group', subshell: false, body: [] }
  return { kind: 'function', name, body }
}
