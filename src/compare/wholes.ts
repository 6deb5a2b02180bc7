import type { Known } from './known.ts'
import type { Matches, Pair } from './match.ts'
import { pieceOf, RISKS, type Whole } from './parts.ts'

/** A split adds a signature, a call and a return for each part; more growth than this is new code. */
const GROWTH = 1.25

/** Code of which something went away, largest first: what went away may stand elsewhere now. */
export function wholesOf<Before extends Known, After extends Known>(matches: Matches<Before, After>): Whole<Before>[] {
  const { pairs, gone } = matches
  const paths = pathsOf(matches)
  const open = new Map<string, Before[]>()
  for (const finding of [...pairs.filter(isSmaller).map(({ before }) => before), ...gone]) {
    const piece = pieceOf(finding)
    if (piece !== undefined) open.set(piece, [...(open.get(piece) ?? []), finding])
  }
  const rests = restsOf(pairs)
  return [...open]
    .flatMap(([piece, findings]) => {
      const lines = Math.max(...findings.map((finding) => finding.lines))
      const rest = rests.get(piece) ?? 0
      if (rest >= lines) return []
      const [first] = findings
      return [{ findings: worstFirst(findings), lines, room: lines * GROWTH - rest, ...paths(first!.path) }]
    })
    .sort((a, b) => b.lines - a.lines)
}

/** Equal content with fewer lines was formatted anew: nothing went away. */
function isSmaller({ before, after }: Pair<Known, Known>): boolean {
  return after.value < before.value && after.content !== before.content
}

/** Lines of code that are left of each piece, as far as any finding still tells. */
function restsOf(pairs: readonly Pair<Known, Known>[]): Map<string, number> {
  const rests = new Map<string, number>()
  for (const { before, after } of pairs) {
    const piece = pieceOf(before)
    if (piece !== undefined) rests.set(piece, Math.max(rests.get(piece) ?? 0, after.lines))
  }
  return rests
}

function worstFirst<Item extends Known>(findings: readonly Item[]): Item[] {
  return findings.toSorted((a, b) => RISKS.indexOf(b.risk) - RISKS.indexOf(a.risk) || b.value - a.value)
}

/** Where a file is now, and which files had findings before. */
function pathsOf({ pairs, gone }: Matches<Known, Known>): (path: string) => Pick<Whole<Known>, 'path' | 'oldPaths'> {
  const renamed = new Map(pairs.map(({ before, after }) => [before.path, after.path]))
  const oldPaths = new Set([...pairs.map(({ before }) => before), ...gone].map(({ path }) => path))
  return (path) => ({ path: renamed.get(path) ?? path, oldPaths })
}
