/** Longer words are no slips of the pen. */
const LONGEST = 60

/** The candidate that a mistyped word most likely means; undefined when all are too far from it. */
export function suggest(word: string, candidates: readonly string[]): string | undefined {
  if (word.length > LONGEST) return undefined
  const most = Math.max(2, Math.floor(word.length / 3))
  const ranked = candidates.map((candidate) => ({ candidate, edits: countEdits(word, candidate) }))
  return ranked.filter(({ edits }) => edits <= most).sort((a, b) => a.edits - b.edits)[0]?.candidate
}

/** Levenshtein distance. */
function countEdits(from: string, to: string): number {
  let above = Array.from({ length: to.length + 1 }, (_, column) => column)
  for (const [row, char] of [...from].entries()) {
    const current = [row + 1]
    for (let column = 1; column <= to.length; column++) {
      const change = (above[column - 1] as number) + (to[column - 1] === char ? 0 : 1)
      current.push(Math.min(change, (above[column] as number) + 1, (current[column - 1] as number) + 1))
    }
    above = current
  }
  return above[to.length] as number
}
