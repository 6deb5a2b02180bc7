import type { Lines } from './lines.ts'

/** Stretch of a text: offsets of the first character and after the last. */
export type Range = readonly [start: number, end: number]

const SPACE = 32

/**
 * For each line, counted from 1, whether it is a line of code: it holds something other than white space and comments.
 * @param comments in the order of the text
 */
export function codeLines(source: string, lines: Lines, comments: readonly { readonly range: Range }[]): Uint8Array {
  const isCode = new Uint8Array(lines.count + 1)
  let from = 0
  for (const { range } of [...comments, { range: [source.length, source.length] as const }]) {
    markCode(source, isCode, lines, [from, range[0]])
    from = Math.max(from, range[1])
  }
  return isCode
}

function markCode(source: string, isCode: Uint8Array, lines: Lines, [from, to]: Range): void {
  let line = lines.at(from)
  for (let at = from; at < to; ) {
    if (source.charCodeAt(at) > SPACE) {
      isCode[line] = 1
      at = lines.start(++line)
    } else if (source[at++] === '\n') line++
  }
}

/** Lines of code from `first` to `last`. */
export function countLines(isCode: Uint8Array, first: number, last: number): number {
  let count = 0
  for (let line = first; line <= last && line < isCode.length; line++) count += isCode[line]!
  return count
}
