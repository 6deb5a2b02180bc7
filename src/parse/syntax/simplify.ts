import { afterComma } from '../extract/parameters.ts'
import type { Syntax } from '../extract/syntax.ts'
import { findOutside, headerColon } from '../statements/header.ts'
import type { Statement } from '../statements/statement.ts'
import type { Tokens } from '../tokens/buffer.ts'
import * as code from '../tokens/codes.ts'
import { applied, blankAll, type Edit } from './edits.ts'

/**
 * A second text of the same length for what the grammar did not take, without parts that it is known to stumble over:
 * each logical line stands in one physical line, without comments (in brackets, a line further out than its block ends
 * the block for the grammar), and there are no annotations (it wants types there, Python any expression: `float64[:]`).
 * What it says of this text is said of the source.
 * @param source the text as {@link readable} gives it
 */
export function simplified({ tokens, statements }: Syntax, source: string): string {
  const edits = joinedLines(tokens)
  for (const statement of statements) edits.push(...annotations(tokens, statement))
  return applied(source, edits)
}

function joinedLines(tokens: Tokens): Edit[] {
  const edits: Edit[] = []
  const firsts = new Set(tokens.logical.map(({ first }) => first))
  for (let at = 1; at < tokens.count; at++) {
    if (tokens.line[at] === tokens.line[at - 1] || firsts.has(at)) continue
    edits.push(blankAll(tokens.end[at - 1]!, tokens.start[at]!))
  }
  return edits
}

function annotations(tokens: Tokens, statement: Statement): Edit[] {
  if (statement.kind === code.DEF)
    return [...parameterAnnotations(tokens, statement), ...returnAnnotation(tokens, statement)]
  const { kind, first, end } = statement
  const colon = kind === 0 ? headerColon(tokens, first, end) : end
  return colon < end ? [cut(tokens, colon, findOutside(tokens, code.ASSIGN, colon, end))] : []
}

function parameterAnnotations(tokens: Tokens, { first, end }: Statement): Edit[] {
  const open = findOutside(tokens, code.OPEN_PAREN, first, end)
  const close = open < end ? tokens.partner[open]! : open
  const edits: Edit[] = []
  for (let at = open + 1; at < close; ) {
    const next = afterComma(tokens, at, close)
    const last = tokens.code[next - 1] === code.COMMA ? next - 1 : next
    const equals = findOutside(tokens, code.ASSIGN, at, last)
    const colon = findOutside(tokens, code.COLON, at, equals)
    if (colon < equals) edits.push(cut(tokens, colon, equals))
    at = next
  }
  return edits
}

function returnAnnotation(tokens: Tokens, { first, end }: Statement): Edit[] {
  const colon = headerColon(tokens, first, end)
  const arrow = findOutside(tokens, code.ARROW, first, colon)
  return arrow < colon ? [cut(tokens, arrow, colon)] : []
}

function cut(tokens: Tokens, from: number, to: number): Edit {
  return blankAll(tokens.start[from]!, tokens.end[to - 1]!)
}
