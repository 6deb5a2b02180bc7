import type { Token } from './lex.ts'
import type { Chain, Command } from './tree.ts'

/** The readers that compound commands need for what is inside them. */
export interface Inner {
  readonly list: (cursor: Cursor, stops: ReadonlySet<string>) => Chain[]
  readonly command: (cursor: Cursor) => Command | undefined
}

/** A place in the tokens of a script. The one value of the parser that changes. */
export interface Cursor {
  readonly text: string
  readonly tokens: readonly Token[]
  at: number
  /** Open compound commands. */
  depth: number
  /** PowerShell and cmd: no compound commands of the Bourne shell. */
  readonly flat: boolean
  readonly inner: Inner
}

export function current(cursor: Cursor): Token | undefined {
  return cursor.tokens[cursor.at]
}

/** Takes the current token when it is one of these words or operators. */
export function take(cursor: Cursor, ...raws: readonly string[]): Token | undefined {
  const token = current(cursor)
  if (token === undefined || token.kind === 'redirect' || !raws.includes(token.raw)) return undefined
  cursor.at++
  return token
}

export function isAt(cursor: Cursor, raws: ReadonlySet<string>): boolean {
  const token = current(cursor)
  return token !== undefined && token.kind !== 'redirect' && raws.has(token.raw)
}

/** Goes on behind the next of these words or operators; to the end when there is none. */
export function skipPast(cursor: Cursor, ...raws: readonly string[]): void {
  while (cursor.at < cursor.tokens.length) {
    if (take(cursor, ...raws)) return
    cursor.at++
  }
}

export function skipSeparators(cursor: Cursor): void {
  while (take(cursor, '\n', ';')) {}
}

/** Redirections behind a command, with their targets. */
export function skipRedirects(cursor: Cursor): void {
  while (current(cursor)?.kind === 'redirect') {
    cursor.at++
    if (current(cursor)?.kind === 'word') cursor.at++
  }
}

/** Source from one token to the one before the current, on one line. */
export function textSince(cursor: Cursor, first: number): string {
  const from = cursor.tokens[first]
  const to = cursor.tokens[cursor.at - 1]
  if (from === undefined || to === undefined || to.end <= from.start) return ''
  return cursor.text.slice(from.start, to.end).replace(/\\\n/g, ' ').replace(/\s+/g, ' ').trim()
}
