/** A string literal in Groovy text. */
export interface Literal {
  readonly text: string
  /** `true` for three quotes: its lines are lines of the file. */
  readonly byLine: boolean
  readonly start: number
  /** Line in the file, from 1. */
  readonly line: number
}

export interface GroovyText {
  readonly literals: readonly Literal[]
  /** The source with comments and literals blanked, so that every place stays. */
  readonly code: string
  readonly lines: number
}

const MARKS = ["'''", '"""', '//', '/*', "'", '"'] as const
const ENDS: Readonly<Record<(typeof MARKS)[number], string>> = {
  "'''": "'''",
  '"""': '"""',
  '//': '\n',
  '/*': '*/',
  "'": "'",
  '"': '"',
}

/** Finds literals and comments in one pass. Never fails: what is not closed goes to the end of its line or of the text. */
export function readGroovy(source: string): GroovyText {
  const literals: Literal[] = []
  let code = ''
  let line = 1
  for (let at = 0; at < source.length; ) {
    const mark = MARKS.find((one) => source.startsWith(one, at))
    const end = mark === undefined ? at + 1 : endOf(source, at, mark)
    const piece = source.slice(at, end)
    if (mark !== undefined && mark !== '//' && mark !== '/*') literals.push(literal(piece, mark, at, line))
    code += mark === undefined ? piece : piece.replace(/[^\n]/g, ' ')
    line += piece.split('\n').length - 1
    at = end
  }
  return { literals, code, lines: line }
}

function endOf(source: string, at: number, mark: (typeof MARKS)[number]): number {
  if (mark === '//' || mark === '/*') return afterText(source, ENDS[mark], at + 2)
  for (let next = at + mark.length; next < source.length; next++) {
    if (source[next] === '\\') next++
    else if (source.startsWith(mark, next)) return next + mark.length
    else if (mark.length === 1 && source[next] === '\n') return next
  }
  return source.length
}

/** A line comment ends before its line break. */
function afterText(source: string, text: string, from: number): number {
  const found = source.indexOf(text, from)
  if (found < 0) return source.length
  return text === '\n' ? found : found + text.length
}

function literal(piece: string, mark: string, start: number, line: number): Literal {
  const closed = piece.length >= 2 * mark.length && piece.endsWith(mark)
  const inner = piece.slice(mark.length, closed ? -mark.length : undefined)
  return { text: inner.replace(/\\(["'\\$])/g, '$1'), byLine: mark.length === 3, start, line }
}
