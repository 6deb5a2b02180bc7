import type { Finding, Measure, RiskProfile } from '../model.ts'

/**
 * The fewest findings that bring a risk profile within its limits when each comes down to the lowest band. The limits are
 * nested (what counts above 60 counts above 30 too), so taking the largest findings of the worst band first, then of the
 * two worst, and so on, is the best there is.
 * @returns the findings, and the share above each bound (percent 0..100) when they are mended
 */
export function chooseForProfile(
  profile: RiskProfile,
  findings: readonly Finding[],
): { findings: Finding[]; shares: number[] } {
  const chosen = new Set<Finding>()
  const parts = profile.bands.slice(1).map((_, index) => partAbove(profile, index + 1))
  const linesLeft = ({ lines, holds }: Part): number => lines - sum([...chosen].filter(holds))
  for (const part of parts.toReversed()) {
    const open = findings.filter((finding) => part.holds(finding) && !chosen.has(finding))
    for (const finding of largest(open, { ...part, lines: linesLeft(part) })) chosen.add(finding)
  }
  const shares = parts.map((part) => (profile.lines === 0 ? 0 : (100 * linesLeft(part)) / profile.lines))
  return { findings: findings.filter((finding) => chosen.has(finding)), shares }
}

/** What lies above one bound of a profile. */
interface Part {
  readonly lines: number
  /** Most lines that may lie there. */
  readonly allowed: number
  holds(finding: Finding): boolean
}

function partAbove({ bands, lines }: RiskProfile, from: number): Part {
  const above = bands.slice(from)
  const risks = new Set(above.map(({ risk }) => risk))
  return {
    lines: sum(above),
    allowed: ((bands[from]!.limit ?? 100) * lines) / 100,
    holds: ({ risk }) => risks.has(risk),
  }
}

/** The largest findings, as many as have to be mended. */
function largest(findings: readonly Finding[], { lines, allowed }: Pick<Part, 'lines' | 'allowed'>): Finding[] {
  const taken: Finding[] = []
  let left = lines
  for (const finding of findings.toSorted((a, b) => b.lines - a.lines)) {
    if (left <= allowed) break
    taken.push(finding)
    left -= finding.lines
  }
  return taken
}

function sum(parts: readonly { readonly lines: number }[]): number {
  return parts.reduce((total, { lines }) => total + lines, 0)
}

/**
 * The largest findings until a share of lines is within its limit.
 * @returns the findings, and the share (percent 0..100) when they are mended
 */
export function chooseForShare(
  { value, of = 0, atMost = 0 }: Measure,
  findings: readonly Finding[],
): { findings: Finding[]; value: number } {
  const chosen: Finding[] = []
  let flagged = (value * of) / 100
  let total = of
  const percent = () => (total <= 0 ? 0 : (100 * Math.max(0, flagged)) / total)
  for (const finding of [...findings].sort((a, b) => b.lines - a.lines)) {
    if (percent() <= atMost || finding.lines === 0) break
    chosen.push(finding)
    flagged -= finding.lines
    total -= finding.removes ?? 0
  }
  return { findings: chosen, value: percent() }
}
