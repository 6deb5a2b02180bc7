import type { SuppressionComment } from '../../facts/types/suppressions.ts'
import type { Tokens } from '../tokens/buffer.ts'
import { lineAt } from '../tokens/lines.ts'
import { MARK, MOST_COMMENTS, readIgnore } from './ignore-comment.ts'

/** Comments that accept findings. A module without the mark costs one search. */
export function findSuppressions(tokens: Tokens): SuppressionComment[] {
  const { source } = tokens
  const found: SuppressionComment[] = []
  for (
    let at = source.indexOf(MARK);
    at !== -1 && found.length < MOST_COMMENTS;
    at = source.indexOf(MARK, at + MARK.length)
  ) {
    const comment = commentAt(tokens, at)
    if (comment !== undefined) found.push(comment)
  }
  return found
}

/** What the mark at an offset says; nothing where it stands in a string, or in a comment behind other words. */
function commentAt(tokens: Tokens, at: number): SuppressionComment | undefined {
  const { source, lines } = tokens
  const previous = lastTokenAt(tokens, at)
  if (previous >= 0 && tokens.end[previous]! > at) return undefined
  const line = lineAt(lines, at)
  const lineStart = lines.start[line - 1]!
  const before = source.slice(Math.max(lineStart, previous < 0 ? 0 : tokens.end[previous]!), at)
  if (!/#[ \t]*$/.test(before)) return undefined
  const said = readIgnore(textOfLine(tokens, at + MARK.length, line))
  if (said === undefined) return undefined
  const alone = previous < 0 || tokens.end[previous]! <= lineStart
  const target = targetOf(tokens, line, alone)
  return { line, ...(target !== undefined && { target }), ...(alone && { alone }), ...said }
}

function textOfLine({ source, lines }: Tokens, from: number, line: number): string {
  return source.slice(from, lines.start[line]).replace(/[\r\n]+$/, '')
}

/** Index of the last token that begins at or before an offset; -1 when there is none. */
function lastTokenAt({ start, count }: Tokens, at: number): number {
  let [low, high] = [0, count]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (start[middle]! <= at) low = middle + 1
    else high = middle
  }
  return low - 1
}

/**
 * First line of the statement that a comment belongs to: the one it stands in or behind, or, alone in its line, the next
 * one. Decorators lead to what they decorate.
 */
function targetOf(tokens: Tokens, line: number, alone: boolean): number | undefined {
  const { logical, line: lineOf, count, source, start } = tokens
  const next = firstAfter(tokens, line)
  const end = logical[next]?.first ?? count
  const isInside = next > 0 && lineOf[end - 1]! > line
  const from = next > 0 && (isInside || !alone) ? next - 1 : next
  for (let index = from; index < logical.length; index++) {
    const { first } = logical[index]!
    if (first < count && source[start[first]!] !== '@') return lineOf[first]
  }
  return undefined
}

/** Index of the first logical line that begins below a line. */
function firstAfter({ logical, line: lineOf }: Tokens, line: number): number {
  let [low, high] = [0, logical.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (lineOf[logical[middle]!.first]! <= line) low = middle + 1
    else high = middle
  }
  return low
}
