import { afterLineEnd, isLineEnd } from './chars.ts'

/** Physical lines of a text, as Python counts them: `\n`, `\r\n` and a lone `\r` end a line, a form feed does not. */
export interface PhysicalLines {
  readonly count: number
  /** Offset of each line, and one entry more: the length of the text. */
  readonly start: Uint32Array
}

export function physicalLines(source: string): PhysicalLines {
  const starts = source.includes('\r') ? startsByCharacter(source) : startsByLineFeed(source)
  if (starts.at(-1) !== source.length) starts.push(source.length)
  return { count: starts.length - 1, start: new Uint32Array(starts) }
}

function startsByLineFeed(source: string): number[] {
  const starts = [0]
  for (let at = source.indexOf('\n'); at !== -1; at = source.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}

function startsByCharacter(source: string): number[] {
  const starts = [0]
  for (let at = 0; at < source.length; at++) {
    if (!isLineEnd(source.charCodeAt(at))) continue
    const next = afterLineEnd(source, at)
    starts.push(next)
    at = next - 1
  }
  return starts
}

/** Line of an offset, from 1. */
export function lineAt({ count, start }: PhysicalLines, offset: number): number {
  let [low, high] = [1, Math.max(count, 1)]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (start[middle - 1]! <= offset) low = middle
    else high = middle - 1
  }
  return low
}
