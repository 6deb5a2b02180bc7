/** What closes a nested piece of a word: quotes, substitutions, braces. `}}` closes an expression of a CI system. */
type Closer = '"' | '`' | ')' | '}' | '}}'

const METACHARACTERS = new Set([' ', '\t', '\n', ';', '&', '|', '<', '>', '(', ')'])

/** Index after the word that starts at `start`. A quote or bracket that is never closed takes the rest of the text. */
export function endOfWord(text: string, start: number): number {
  const open: Closer[] = []
  let at = start
  while (at < text.length) {
    if (open.length === 0 && METACHARACTERS.has(text[at]!) && !opensArray(text, start, at)) return at
    at = step(text, at, open)
  }
  return text.length
}

/** `name=(` opens an array, which belongs to the word. */
function opensArray(text: string, start: number, at: number): boolean {
  return text[at] === '(' && at > start && text[at - 1] === '='
}

/** Takes one character or one mark that opens or closes something; returns the index after it. */
function step(text: string, at: number, open: Closer[]): number {
  const char = text[at]!
  const top = open.at(-1)
  if (char === '\\') return at + 2
  if (top !== undefined && text.startsWith(top, at)) {
    open.pop()
    return at + top.length
  }
  if (char === "'" && top !== '"') return after(text, "'", at + 1)
  return opened(text, at, open)
}

const OPENERS: readonly (readonly [mark: string, closer: Closer])[] = [
  ['${{', '}}'],
  ['${', '}'],
  ['$(', ')'],
  ['`', '`'],
  ['"', '"'],
]

function opened(text: string, at: number, open: Closer[]): number {
  const opener = OPENERS.find(([mark]) => text.startsWith(mark, at))
  if (opener) {
    open.push(opener[1])
    return at + opener[0].length
  }
  if (text[at] === '(' && open.at(-1) !== '"') open.push(')')
  return at + 1
}

function after(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from)
  return found < 0 ? text.length : found + mark.length
}

/** The word without its quotes and escapes. Variables and substitutions stay as written. */
export function unquote(raw: string): string {
  let plain = ''
  let at = 0
  while (at < raw.length) {
    const [piece, next] = unquotePiece(raw, at)
    plain += piece
    at = next
  }
  return plain
}

function unquotePiece(raw: string, at: number): [piece: string, next: number] {
  const char = raw[at]!
  if (char === '\\') return [raw[at + 1] === '\n' ? '' : (raw[at + 1] ?? ''), at + 2]
  if (char === '$' || char === '`') return substitution(raw, at)
  if (char === '"') return doubleQuoted(raw, at)
  return char === "'" ? singleQuoted(raw, at) : [char, at + 1]
}

function singleQuoted(raw: string, at: number): [piece: string, next: number] {
  const end = raw.indexOf("'", at + 1)
  return end < 0 ? [raw.slice(at + 1), raw.length] : [raw.slice(at + 1, end), end + 1]
}

/** `$'…'` is a quoted text; every other substitution stays whole. */
function substitution(raw: string, at: number): [piece: string, next: number] {
  if (raw[at + 1] === "'" || raw[at + 1] === '"') return ['', at + 1]
  const end = endOfNested(raw, at)
  return [raw.slice(at, end), end]
}

function doubleQuoted(raw: string, at: number): [piece: string, next: number] {
  const end = endOfNested(raw, at)
  const closed = raw[end - 1] === '"' && end > at + 1
  const inner = raw.slice(at + 1, closed ? end - 1 : end)
  return [inner.replace(/\\(["\\$`\n])/g, (_, escaped: string) => (escaped === '\n' ? '' : escaped)), end]
}

/** Index after the one nested piece that starts at `start`; after one character when nothing opens there. */
function endOfNested(raw: string, start: number): number {
  const open: Closer[] = []
  let at = step(raw, start, open)
  while (open.length > 0 && at < raw.length) at = step(raw, at, open)
  return Math.min(at, raw.length)
}
