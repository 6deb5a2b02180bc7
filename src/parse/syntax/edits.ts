/** Text of the same length for a part of the source, so that all places stay. */
export interface Edit {
  readonly at: number
  readonly text: string
}

/** White space for all characters but line ends. */
export function blank(source: string, from: number, to: number): Edit {
  return { at: from, text: source.slice(from, to).replace(/[^\r\n]/g, ' ') }
}

/** White space for all characters. */
export function blankAll(from: number, to: number): Edit {
  return { at: from, text: ' '.repeat(to - from) }
}

/** The source with the edits made; of edits that overlap the first one holds. */
export function applied(source: string, edits: readonly Edit[]): string {
  if (edits.length === 0) return source
  const parts: string[] = []
  let from = 0
  for (const { at, text } of [...edits].sort((a, b) => a.at - b.at)) {
    if (at < from) continue
    parts.push(source.slice(from, at), text)
    from = at + text.length
  }
  return parts.join('') + source.slice(from)
}
