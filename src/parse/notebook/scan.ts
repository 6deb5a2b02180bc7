/** What is still open at the end of a line of Python. */
export interface Open {
  /** The quotes that close the string; empty outside of strings. */
  readonly quote: string
  /** Number of open brackets. */
  readonly depth: number
  /** The line ends in a backslash. */
  readonly continued: boolean
}

/** Nothing is open: the next line starts a statement. */
export const NOTHING_OPEN: Open = { quote: '', depth: 0, continued: false }

/** What changes the state outside of strings: strings of one line as a whole, the start of long ones, comments, brackets. */
const TOKEN = /"""|'''|"(?:[^"\\]|\\.)*(?:"|\\?$)|'(?:[^'\\]|\\.)*(?:'|\\?$)|#.*|[([{]|[)\]}]|\\$/

/** Whether a line after this state is the start of a statement. */
export function startsStatement(open: Open): boolean {
  return open.quote === '' && open.depth === 0 && !open.continued
}

/**
 * Reads one line as far as strings, brackets and continuation go. It need not be exact for code that does not parse:
 * such a cell is left out anyway.
 */
export function scanLine(before: Open, line: string): Open {
  const from = before.quote === '' ? 0 : endOfString(line, before.quote, 0)
  if (from < 0) return { ...before, continued: false, quote: goesOn(before.quote, line) ? before.quote : '' }
  return scanCode(line, from, before.depth)
}

function scanCode(line: string, from: number, depthBefore: number): Open {
  let depth = depthBefore
  const tokens = new RegExp(TOKEN, 'g')
  tokens.lastIndex = from
  for (let match = tokens.exec(line); match !== null; match = tokens.exec(line)) {
    const [token] = match
    if (token === '"""' || token === "'''") {
      tokens.lastIndex = endOfString(line, token, tokens.lastIndex)
      if (tokens.lastIndex < 0) return { quote: token, depth, continued: false }
    } else if (token.endsWith('\\')) return atBackslash(token, depth)
    else depth = Math.max(0, depth + change(token))
  }
  return { quote: '', depth, continued: false }
}

/** A backslash at the end of a line continues the statement, or the string that is open. */
function atBackslash(token: string, depth: number): Open {
  if (token.startsWith('#')) return { quote: '', depth, continued: false }
  return token === '\\' ? { quote: '', depth, continued: true } : { quote: token.charAt(0), depth, continued: false }
}

function change(token: string): number {
  return '([{'.includes(token) ? 1 : ')]}'.includes(token) ? -1 : 0
}

/** Index after the closing quotes, or -1. A backslash takes the next character along, in raw strings too. */
function endOfString(line: string, quote: string, from: number): number {
  for (let at = from; at < line.length; at++) {
    if (line[at] === '\\') at++
    else if (line.startsWith(quote, at)) return at + quote.length
  }
  return -1
}

/** A long string goes on to its quotes; a short one goes on only over a backslash. */
function goesOn(quote: string, line: string): boolean {
  return quote.length === 3 || /(?:^|[^\\])(?:\\\\)*\\$/.test(line)
}
