/** A call in Python text. */
export interface TextCall {
  readonly callee: string
  /** Positional arguments: the texts of string literals, with other expressions as they stand in `<…>`. */
  readonly args: readonly string[]
  /** Keyword arguments as written. */
  readonly keywords: ReadonlyMap<string, string>
  /** Lines before the call in the text. */
  readonly line: number
}

const MOST_CALLS = 200

/** Calls of the functions whose dotted name fits the pattern, in order; calls inside their arguments are not looked for. */
export function textCalls(text: string, callee: RegExp): TextCall[] {
  const calls: TextCall[] = []
  const plain = blankComments(text)
  const pattern = new RegExp(`(?<![\\w.])(${callee.source})\\s*\\(`, 'g')
  for (let found = pattern.exec(plain); found && calls.length < MOST_CALLS; found = pattern.exec(plain)) {
    const end = closing(plain, pattern.lastIndex)
    const parts = splitArguments(plain.slice(pattern.lastIndex, end))
    calls.push({ callee: found[1]!, ...sorted(parts), line: countLines(plain.slice(0, found.index)) })
    pattern.lastIndex = end
  }
  return calls
}

/** Items of a list that is assigned to a name in the text, expressions as they stand in `<…>`; undefined when there is none. */
export function listNamed(text: string, name: string): string[] | undefined {
  const plain = blankComments(text)
  const start = new RegExp(`(?<![\\w.])${name}\\s*(?::[^=\\n]+)?=\\s*[[(]`).exec(plain)
  if (start === null) return undefined
  const from = start.index + start[0].length
  return splitArguments(plain.slice(from, closing(plain, from))).map((part) => literalText(part) ?? `<${part}>`)
}

/** The parts of an argument list or list literal, split at its commas. */
export function splitArguments(text: string): string[] {
  const parts: string[] = []
  let start = 0
  for (let at = 0; at <= text.length; at++) {
    if (at === text.length || text[at] === ',') {
      parts.push(text.slice(start, at).trim())
      start = at + 1
    } else at = skipNested(text, at)
  }
  return parts.filter((part) => part !== '')
}

/** Text of a string literal, or of several that stand side by side; undefined for other expressions. */
export function literalText(expression: string): string | undefined {
  const literal = /^(?:[rbuf]{0,2}("""[\s\S]*?"""|'''[\s\S]*?'''|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')\s*)/i
  let rest = expression.trim()
  let text: string | undefined
  for (let found = literal.exec(rest); found; found = literal.exec(rest)) {
    const quotes = found[1]!.startsWith('"""') || found[1]!.startsWith("'''") ? 3 : 1
    text =
      (text ?? '') +
      found[1]!
        .slice(quotes, -quotes)
        .replace(/\\\n/g, '')
        .replace(/\\(["'\\])/g, '$1')
    rest = rest.slice(found[0].length)
  }
  return rest === '' ? text : undefined
}

/** Index of the bracket that closes the one before `from`; the end of the text when there is none. */
function closing(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    if (')]}'.includes(text[at]!)) return at
    at = skipNested(text, at)
  }
  return text.length
}

/** Index of the last character of the string or bracket that starts here; the same index where none starts. */
function skipNested(text: string, at: number): number {
  if (text[at] === '"' || text[at] === "'") return endOfString(text, at)
  if (!'([{'.includes(text[at]!)) return at
  let depth = 0
  for (let next = at; next < text.length; next++) {
    if ('([{'.includes(text[next]!)) depth++
    else if (')]}'.includes(text[next]!) && --depth === 0) return next
    else if (text[next] === '"' || text[next] === "'") next = endOfString(text, next)
  }
  return text.length
}

function endOfString(text: string, at: number): number {
  const quote = text.startsWith(text[at]!.repeat(3), at) ? text[at]!.repeat(3) : text[at]!
  for (let next = at + quote.length; next < text.length; next++) {
    if (text[next] === '\\') next++
    else if (text.startsWith(quote, next)) return next + quote.length - 1
  }
  return text.length
}

/** Comments replaced by blanks, so that no place moves. A `#` in a string is none. */
function blankComments(text: string): string {
  let plain = ''
  for (let at = 0; at < text.length; at++) {
    const isString = text[at] === '"' || text[at] === "'"
    const newline = text.indexOf('\n', at)
    const end = isString ? endOfString(text, at) : text[at] === '#' ? (newline < 0 ? text.length : newline) - 1 : at
    plain += text[at] === '#' ? ' '.repeat(end - at + 1) : text.slice(at, end + 1)
    at = end
  }
  return plain
}

function sorted(parts: readonly string[]): Pick<TextCall, 'args' | 'keywords'> {
  const keywords = new Map<string, string>()
  const args: string[] = []
  for (const part of parts) {
    const [, name, value] = /^(\w+)\s*=(?!=)\s*([\s\S]*)$/.exec(part) ?? []
    if (name === undefined) args.push(literalText(part) ?? `<${part}>`)
    else keywords.set(name, value!)
  }
  return { args, keywords }
}

function countLines(text: string): number {
  return text.split('\n').length - 1
}
