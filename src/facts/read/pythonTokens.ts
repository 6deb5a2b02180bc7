/** One token of Python source. */
export interface Token {
  readonly kind: 'name' | 'number' | 'string' | 'operator' | 'newline'
  /** As written; of a string the content between its quotes. */
  readonly text: string
  /** Line and column of its first character; lines count from 1, columns from 0. */
  readonly line: number
  readonly column: number
  /** Letters before the quotes of a string, in lower case. */
  readonly prefix?: string
}

const SPACE = /(?:[ \t\f\r]|\\\r?\n|#[^\n]*)+/y
const STRING_START = /([A-Za-z]{0,2})("""|'''|"|')/y
const NAME = /[\p{L}_][\p{L}\p{N}_]*/uy
const NUMBER = /\.?\d[\w.]*(?:(?<=[eE])[+-]\d[\w]*)?/y
const OPERATOR = /\*\*=?|\/\/=?|<<=?|>>=?|->|:=|\.\.\.|[-+*/%@&|^=<>!]=|./suy

/**
 * Tokens of Python source, comments and spaces left out. `newline` ends a logical line: line breaks inside brackets are
 * none. Never fails: a string that does not end goes to the end of its line, or of the text with three quotes.
 */
export function pythonTokens(text: string): Token[] {
  const scan: Scan = { text, at: 0, line: 1, lineStart: 0, depth: 0, tokens: [] }
  while (scan.at < text.length) {
    if (!space(scan)) next(scan)
  }
  return scan.tokens
}

interface Scan {
  readonly text: string
  at: number
  line: number
  lineStart: number
  /** Open brackets. */
  depth: number
  readonly tokens: Token[]
}

function space(scan: Scan): boolean {
  const found = match(scan, SPACE)
  if (found) advance(scan, found[0])
  return found !== null
}

function next(scan: Scan): void {
  const start = match(scan, STRING_START)
  if (scan.text[scan.at] === '\n') lineBreak(scan)
  else if (start && isPrefix(start[1] ?? '')) string(scan, start[1] ?? '', start[2] ?? '')
  else word(scan)
}

function lineBreak(scan: Scan): void {
  if (scan.depth === 0 && scan.tokens.at(-1)?.kind !== 'newline') push(scan, 'newline', '\n')
  advance(scan, '\n')
}

function isPrefix(prefix: string): boolean {
  return /^(|[rbuft]|[bft]r|r[bft])$/i.test(prefix)
}

function string(scan: Scan, prefix: string, quote: string): void {
  const start = scan.at + prefix.length + quote.length
  const end = endOfString(scan.text, start, quote)
  push(scan, 'string', scan.text.slice(start, end), prefix.toLowerCase())
  const closed = scan.text.startsWith(quote, end) ? quote.length : 0
  advance(scan, scan.text.slice(scan.at, end + closed))
}

function endOfString(text: string, from: number, quote: string): number {
  for (let at = from; at < text.length; at++) {
    if (text[at] === '\\') at++
    else if (text.startsWith(quote, at) || (quote.length === 1 && text[at] === '\n')) return at
  }
  return text.length
}

function word(scan: Scan): void {
  const name = match(scan, NAME)
  const number = name ? null : match(scan, NUMBER)
  const [text] = name ?? number ?? match(scan, OPERATOR) ?? [scan.text[scan.at] ?? '']
  push(scan, name ? 'name' : number ? 'number' : 'operator', text)
  if ('([{'.includes(text)) scan.depth++
  if (')]}'.includes(text)) scan.depth = Math.max(0, scan.depth - 1)
  advance(scan, text)
}

function match({ text, at }: Scan, pattern: RegExp): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}

function push(scan: Scan, kind: Token['kind'], text: string, prefix?: string): void {
  const { line, at, lineStart } = scan
  scan.tokens.push({ kind, text, line, column: at - lineStart, ...(prefix !== undefined && { prefix }) })
}

function advance(scan: Scan, passed: string): void {
  const last = passed.lastIndexOf('\n')
  if (last >= 0) {
    for (const char of passed) if (char === '\n') scan.line++
    scan.lineStart = scan.at + last + 1
  }
  scan.at += passed.length
}
