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

/** New code: what was found on one unit or clone. */
export interface Piece<After extends Known> {
  readonly path: string
  readonly lines: number
  readonly findings: readonly After[]
}

/** The code that new findings are about, largest first. */
export function piecesOf<After extends Known>(added: readonly After[]): Piece<After>[] {
  const pieces = new Map<string, After[]>()
  for (const finding of added) {
    const piece = pieceOf(finding)
    if (piece !== undefined) pieces.set(piece, [...(pieces.get(piece) ?? []), finding])
  }
  return [...pieces.values()]
    .map((findings) => ({ path: findings[0]!.path, lines: findings[0]!.lines, findings }))
    .sort((a, b) => b.lines - a.lines)
}

/** Takes pieces that fit into what went away from the whole, and hands over those of their findings that are smaller. */
export function partsIn<After extends Known>(pieces: readonly Piece<After>[], whole: Whole<Known>): After[] {
  let { room } = whole
  return pieces.flatMap((piece) => {
    if (piece.lines > room || !isAlike(piece, whole)) return []
    const smaller = piece.findings.filter((finding) => isSmaller(finding, whole))
    if (smaller.length > 0) room -= piece.lines
    return smaller
  })
}

/** A clone comes out of a clone in the same files, a unit out of a unit. */
function isAlike({ path, findings: [found] }: Piece<Known>, { path: home, findings: [first] }: Whole<Known>): boolean {
  const [clone, copies] = [first!.copies, found!.copies]
  return clone === undefined && copies === undefined ? true : path === home && copies?.files === clone?.files
}

/** Name of the folder of a path. */
export function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1)
}

/** Where the same rule had found something, the value tells; otherwise the risk. */
function isSmaller(part: Known, { findings }: Whole<Known>): boolean {
  const same = findings.find(({ rule }) => rule === part.rule)
  if (same !== undefined) return part.value < same.value
  return part.copies === undefined && RISKS.indexOf(part.risk) < RISKS.indexOf(findings[0]!.risk)
}
