import type { Syntax } from '../extract/syntax.ts'
import { findOutside, headerColon } from '../statements/header.ts'
import type { Statement } from '../statements/statement.ts'
import type { Tokens } from '../tokens/buffer.ts'
import * as code from '../tokens/codes.ts'
import { applied, blank, type Edit } from './edits.ts'

/**
 * The source as the grammar can read it. tree-sitter-python 0.23 is older than some of Python's syntax; each of these is
 * replaced by an older form of the same length, so that all positions stay:
 * - t-strings (PEP 750) by f-strings,
 * - defaults of type parameters (PEP 696) by white space,
 * - several exceptions without parentheses (PEP 758), `except A, B:`, by `except A | B:`,
 * - lone carriage returns, which end a line in Python, by line feeds.
 */
export function readable(syntax: Syntax): string {
  const { tokens, statements } = syntax
  const edits = templateStrings(tokens)
  for (const statement of statements) {
    if (mayNeedEdits(tokens, statement)) edits.push(...statementEdits(tokens, statement))
  }
  return withLineFeeds(applied(tokens.source, edits))
}

function templateStrings(tokens: Tokens): Edit[] {
  const edits: Edit[] = []
  for (let at = 0; at < tokens.count; at++) {
    if (!code.isFstringStart(tokens.code[at]!)) continue
    const prefix = tokens.source.slice(tokens.start[at], tokens.end[at])
    const letter = prefix.search(/t/i)
    if (letter !== -1) edits.push({ at: tokens.start[at]! + letter, text: 'f' })
  }
  return edits
}

function mayNeedEdits(tokens: Tokens, { kind, first }: Statement): boolean {
  return kind === code.EXCEPT || kind === code.DEF || kind === code.CLASS || tokens.code[first] === code.TYPE
}

function statementEdits(tokens: Tokens, statement: Statement): Edit[] {
  return statement.kind === code.EXCEPT ? exceptCommas(tokens, statement) : typeDefaults(tokens, statement)
}

/** `except A, B as e:` is wrong in every Python 3 and stays. */
function exceptCommas(tokens: Tokens, { first, end }: Statement): Edit[] {
  const edits: Edit[] = []
  if (findOutside(tokens, code.AS, first, end) < end) return edits
  for (let at = first; at < end; at++) {
    at = findOutside(tokens, code.COMMA, at, end)
    if (at < end) edits.push({ at: tokens.start[at]!, text: '|' })
  }
  return edits
}

/** Blanks `= default` between the brackets that follow the name. */
function typeDefaults(tokens: Tokens, { first, end }: Statement): Edit[] {
  const open = findOutside(tokens, code.OPEN_BRACKET, first, headerColon(tokens, first, end))
  if (open >= end || !code.isName(tokens.code[open - 1]!) || open - first > 3) return []
  const close = tokens.partner[open]!
  const edits: Edit[] = []
  for (let at = open + 1; at < close; ) {
    const comma = findOutside(tokens, code.COMMA, at, close)
    const equals = findOutside(tokens, code.ASSIGN, at, comma)
    if (equals < comma) edits.push(blank(tokens.source, tokens.start[equals]!, tokens.end[comma - 1]!))
    at = comma + 1
  }
  return edits
}

function withLineFeeds(source: string): string {
  return source.includes('\r') ? source.replace(/\r(?!\n)/g, '\n') : source
}
