import type { Tokens } from '../../tokens/buffer.ts'

/** The text from token `first` up to token `end`, which is not part of it; empty when there is none between. */
export function textOf({ source, start, end: ends }: Tokens, first: number, end: number = first + 1): string {
  return end <= first ? '' : source.slice(start[first], ends[end - 1])
}
