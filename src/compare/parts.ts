import type { Known } from './known.ts'

/** Code that was divided or is gone. */
export interface Whole<Before extends Known> {
  /** What was found there and is gone or smaller now, worst first. */
  readonly findings: readonly Before[]
  /** Where it stands now, or stood last. */
  readonly path: string
  /** Files that had findings before. */
  readonly oldPaths: ReadonlySet<string>
  readonly lines: number
  /** Most lines of code that may have come out of it. */
  readonly room: number
}

export const RISKS: readonly Known['risk'][] = ['low', 'moderate', 'high', 'very-high']

/** Guidelines whose findings are units: what one of them finds says how large the unit is for all of them. */
const OF_UNITS: ReadonlySet<string> = new Set([
  'maintainability/write-short-units',
  'maintainability/write-simple-units',
  'maintainability/keep-interfaces-small',
])

/** Key of the code that a finding is about: a unit or a clone. Other findings cannot be divided. */
export function pieceOf({ rule, path, symbol, copies }: Known): string | undefined {
  if (OF_UNITS.has(rule) && symbol !== undefined) return JSON.stringify([path, symbol])
  return copies === undefined ? undefined : JSON.stringify([rule, path, copies.files])
}

/** Takes pieces among the new findings, largest first, as long as they fit into what went away from the whole. */
export function partsIn<After extends Known>(added: readonly After[], whole: Whole<Known>): After[] {
  let { room } = whole
  const pieces = new Map<string, After[]>()
  for (const finding of added) {
    const piece = pieceOf(finding)
    if (piece === undefined || !isNear(finding, whole) || !isSmaller(finding, whole)) continue
    pieces.set(piece, [...(pieces.get(piece) ?? []), finding])
  }
  return [...pieces.values()]
    .sort((a, b) => b[0]!.lines - a[0]!.lines)
    .flatMap((findings) => {
      const { lines } = findings[0]!
      if (lines > room) return []
      room -= lines
      return findings
    })
}

/** In its file, or below its folder in a file that had no findings: most likely one that the split made. */
function isNear({ path, copies }: Known, { path: home, oldPaths, findings }: Whole<Known>): boolean {
  const clone = findings[0]!.copies
  if (clone !== undefined || copies !== undefined) return path === home && copies?.files === clone?.files
  return path === home || (path.startsWith(folderOf(home)) && !oldPaths.has(path))
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1)
}

/** Where the same rule had found something, the value tells; otherwise the risk. */
function isSmaller(part: Known, { findings }: Whole<Known>): boolean {
  const same = findings.find(({ rule }) => rule === part.rule)
  if (same !== undefined) return part.value < same.value
  return part.copies === undefined && RISKS.indexOf(part.risk) < RISKS.indexOf(findings[0]!.risk)
}
