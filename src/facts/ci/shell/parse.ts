import { parseCompound } from './compound.ts'
import { type Cursor, current, type Inner, isAt, skipRedirects, skipSeparators, take, textSince } from './cursor.ts'
import { lex, type Token } from './lex.ts'
import type { Chain, Command, Link, Simple } from './tree.ts'

/** Deeper nesting is read flat. */
const MOST_DEPTH = 30

const INNER: Inner = { list: parseList, command: parseCommand }

/** A longer list of `&&` and `||` goes on as a new one. */
const MOST_LINKS = 100

const NO_STOPS: ReadonlySet<string> = new Set()

/**
 * Reads a script of a Bourne-like shell as far as control flow goes. Never fails: marks that stand nowhere are skipped.
 * @param flat read lines only: PowerShell and cmd have other compound commands
 */
export function parseShell(text: string, flat = false): Chain[] {
  return parseList(
    { text, tokens: lex(flat ? withSlashes(text) : text), at: 0, depth: 0, flat, inner: INNER },
    NO_STOPS,
  )
}

/** On Windows a backslash separates folders, and a line goes on behind a backtick or `^`. Every place stays. */
function withSlashes(text: string): string {
  return text.replaceAll('\\', '/').replace(/[`^](?=\r?\n)/g, '\\')
}

/** Chains up to one of the stop words, which is left for the caller. */
export function parseList(cursor: Cursor, stops: ReadonlySet<string>): Chain[] {
  const chains: Chain[] = []
  cursor.depth++
  for (skipSeparators(cursor); current(cursor) && !isAt(cursor, stops); skipSeparators(cursor)) {
    const before = cursor.at
    const chain = parseChain(cursor, stops)
    if (chain.links.some(({ parts }) => parts.length > 0)) chains.push(chain)
    if (cursor.at === before) cursor.at++
  }
  cursor.depth--
  return chains
}

function parseChain(cursor: Cursor, stops: ReadonlySet<string>): Chain {
  const first = cursor.at
  const links = [parseLink(cursor, '', stops)]
  for (let joint = take(cursor, '&&', '||'); joint && links.length < MOST_LINKS; joint = take(cursor, '&&', '||')) {
    skipSeparators(cursor)
    links.push(parseLink(cursor, joint.raw as Link['operator'], stops))
  }
  const text = textSince(cursor, first)
  const background = take(cursor, '&') !== undefined
  return { links, background: background && !cursor.flat, text }
}

function parseLink(cursor: Cursor, operator: Link['operator'], stops: ReadonlySet<string>): Link {
  const first = cursor.at
  const negated = take(cursor, '!') !== undefined
  const parts: Command[] = []
  do {
    if (parts.length > 0) skipSeparators(cursor)
    const part = isAt(cursor, stops) ? undefined : parseCommand(cursor)
    if (part) parts.push(part)
  } while (take(cursor, '|', '|&'))
  return { operator, negated, parts, text: textSince(cursor, first) }
}

/** One command, with its redirections taken off. */
export function parseCommand(cursor: Cursor): Command | undefined {
  const compound = cursor.flat || cursor.depth > MOST_DEPTH ? undefined : parseCompound(cursor)
  if (compound) skipRedirects(cursor)
  return compound ?? parseSimple(cursor)
}

function parseSimple(cursor: Cursor): Simple | undefined {
  const first = cursor.at
  const words: Token[] = []
  for (let token = simpleToken(cursor, words[0]?.raw); token; token = simpleToken(cursor, words[0]?.raw)) {
    if (token.kind === 'word') words.push(token)
  }
  if (words.length === 0) return undefined
  const text = textSince(cursor, first)
  return {
    kind: 'simple',
    words: words.map(({ value }) => value),
    raw: words.map(({ raw }) => raw),
    text,
    line: words[0]!.line,
  }
}

/** Next token of a simple command. `[[ … ]]` may hold operators. */
function simpleToken(cursor: Cursor, firstWord: string | undefined): Token | undefined {
  const token = current(cursor)
  if (token?.kind === 'redirect') {
    skipRedirects(cursor)
    return token
  }
  const inTest = firstWord === '[[' && cursor.tokens[cursor.at - 1]?.raw !== ']]' && token?.kind === 'operator'
  const stray = cursor.flat && (token?.raw === '(' || token?.raw === ')')
  if (token?.kind !== 'word' && !inTest && !stray) return undefined
  cursor.at++
  return token
}
