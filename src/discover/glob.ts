/**
 * One path pattern of .gitignore syntax, matched without regular expressions: patterns come from the audited
 * repository, and a regular expression built from `*a*a*a*a*b` can run for hours. Both matchers below go back to the
 * last star only, so the cost is at most pattern length times name length.
 */

/** Tells whether one path segment matches. */
export type SegmentMatcher = (name: string) => boolean

/** `**` between slashes: any number of folders. */
export const GLOBSTAR = Symbol('**')

export type PathMatcher = readonly (SegmentMatcher | typeof GLOBSTAR)[]

type Token = typeof STAR | typeof ANY | string | CharacterClass
interface CharacterClass {
  readonly negated: boolean
  readonly ranges: readonly (readonly [from: string, to: string])[]
}

const STAR = Symbol('*')
const ANY = Symbol('?')

/**
 * Splits a pattern at its slashes.
 * @returns undefined when the pattern can never match: an open `[` or a lone backslash at the end
 */
export function compileSegments(pattern: string): PathMatcher | undefined {
  const segments = tokenize(pattern)
  return segments?.map((tokens) => (isGlobstar(tokens) ? GLOBSTAR : segmentMatcher(tokens)))
}

/** One pattern without slash, for names. */
export function compileName(pattern: string): SegmentMatcher | undefined {
  const segments = tokenize(pattern)
  return segments && segmentMatcher(segments[0] ?? [])
}

/**
 * Matches a path, given as the names of its folders and its own name, from the folder with index `from` on.
 * A `**` at the end wants at least one name, as git does: `a/**` is all that lies in `a`, not `a`.
 */
export function matchesPath(matcher: PathMatcher, folders: readonly string[], name: string, from: number): boolean {
  let at = from
  let part = 0
  let starPart = -1
  let starAt = 0
  while (at <= folders.length) {
    const wanted = matcher[part]
    if (wanted === GLOBSTAR) {
      if (part === matcher.length - 1) return true
      starPart = part++
      starAt = at
    } else if (wanted?.(folders[at] ?? name)) {
      part++
      at++
    } else {
      if (starPart < 0) return false
      part = starPart + 1
      at = ++starAt
    }
  }
  return part === matcher.length
}

function isGlobstar(tokens: readonly Token[]): boolean {
  return tokens.length === 2 && tokens[0] === STAR && tokens[1] === STAR
}

/** Tokens of each segment. A slash inside `[...]` does not split. */
function tokenize(pattern: string): Token[][] | undefined {
  const segments: Token[][] = [[]]
  for (let at = 0; at < pattern.length; ) {
    const read = readToken(pattern, at)
    if (!read) return undefined
    if (read.token === '/' && pattern[at] === '/') segments.push([])
    else segments.at(-1)?.push(read.token)
    at = read.next
  }
  return segments
}

function readToken(pattern: string, at: number): { token: Token; next: number } | undefined {
  const char = pattern[at] as string
  if (char === '*') return { token: STAR, next: at + 1 }
  if (char === '?') return { token: ANY, next: at + 1 }
  if (char === '[') return readClass(pattern, at + 1)
  if (char !== '\\') return { token: char, next: at + 1 }
  const escaped = pattern[at + 1]
  return escaped === undefined ? undefined : { token: escaped, next: at + 2 }
}

/** Reads `[...]`; `at` is behind the bracket. A `]` in first place is a character of the class. */
function readClass(pattern: string, start: number): { token: CharacterClass; next: number } | undefined {
  const negated = pattern[start] === '!' || pattern[start] === '^'
  const first = negated ? start + 1 : start
  const ranges: [string, string][] = []
  for (let at = first; at < pattern.length; ) {
    if (pattern[at] === ']' && at > first) return { token: { negated, ranges }, next: at + 1 }
    const named = readNamedClass(pattern, at)
    const range = named ?? readRange(pattern, at)
    if (!range) return undefined
    ranges.push(...range.ranges)
    at = range.next
  }
  return undefined
}

interface Ranges {
  readonly ranges: [string, string][]
  readonly next: number
}

function readRange(pattern: string, at: number): Ranges | undefined {
  const from = readClassCharacter(pattern, at)
  if (!from) return undefined
  const isRange = pattern[from.next] === '-' && pattern[from.next + 1] !== ']'
  const to = isRange ? readClassCharacter(pattern, from.next + 1) : from
  return to && { ranges: [[from.char, to.char]], next: to.next }
}

function readClassCharacter(pattern: string, at: number): { char: string; next: number } | undefined {
  const escaped = pattern[at] === '\\' ? 1 : 0
  const char = pattern[at + escaped]
  return char === undefined ? undefined : { char, next: at + escaped + 1 }
}

/** The POSIX names that git knows, as ranges of ASCII. */
const NAMED_CLASSES: Readonly<Record<string, readonly string[]>> = {
  alnum: ['az', 'AZ', '09'],
  alpha: ['az', 'AZ'],
  blank: ['  ', '\t\t'],
  cntrl: ['\0\x1f', '\x7f\x7f'],
  digit: ['09'],
  graph: ['!~'],
  lower: ['az'],
  print: [' ~'],
  punct: ['!/', ':@', '[`', '{~'],
  space: ['  ', '\t\r'],
  upper: ['AZ'],
  xdigit: ['09', 'af', 'AF'],
}

function readNamedClass(pattern: string, at: number): Ranges | undefined {
  if (!pattern.startsWith('[:', at)) return undefined
  const end = pattern.indexOf(':]', at + 2)
  const ranges = NAMED_CLASSES[pattern.slice(at + 2, Math.max(end, at + 2))]
  return ranges && { ranges: ranges.map((pair) => [pair[0] as string, pair[1] as string]), next: end + 2 }
}

/** Common shapes are plain string comparisons: `name`, `*.ext`. The rest goes token by token. */
function segmentMatcher(tokens: readonly Token[]): SegmentMatcher {
  if (tokens.every(isLiteral)) {
    const literal = tokens.join('')
    return (name) => name === literal
  }
  const [first, ...rest] = tokens
  if (first === STAR && rest.every(isLiteral)) {
    const ending = rest.join('')
    return (name) => name.endsWith(ending)
  }
  return (name) => matchesTokens(tokens, name)
}

function isLiteral(token: Token): token is string {
  return typeof token === 'string'
}

function matchesTokens(tokens: readonly Token[], name: string): boolean {
  let at = 0
  let part = 0
  let starPart = -1
  let starAt = 0
  while (at < name.length) {
    const token = tokens[part]
    if (token === STAR) {
      starPart = part++
      starAt = at
    } else if (token !== undefined && matchesCharacter(token, name[at] as string)) {
      part++
      at++
    } else {
      if (starPart < 0) return false
      part = starPart + 1
      at = ++starAt
    }
  }
  while (tokens[part] === STAR) part++
  return part === tokens.length
}

function matchesCharacter(token: Token, char: string): boolean {
  if (token === ANY) return true
  if (typeof token !== 'object') return token === char
  return token.ranges.some(([from, to]) => from <= char && char <= to) !== token.negated
}
