import type { Finding, Measure, RiskProfile } from '../model.ts'

/**
 * The fewest findings that bring a risk profile within its limits when each comes down to the lowest band. The limits are
 * nested (what counts above 60 counts above 30 too), so taking the largest findings of the worst band first, then of the
 * two worst, and so on, is the best there is.
 * @returns the findings, and the share above each bound (percent 0..100) when they are mended
 */
export function chooseForProfile(
  { bands, lines }: RiskProfile,
  findings: readonly Finding[],
): { findings: Finding[]; shares: number[] } {
  const chosen = new Set<Finding>()
  for (let from = bands.length - 1; from >= 1; from--) {
    const worse = new Set(bands.slice(from).map(({ risk }) => risk))
    const inside = findings.filter(({ risk }) => worse.has(risk)).sort((a, b) => b.lines - a.lines)
    let left = linesFrom(bands, from) - sum([...chosen].filter(({ risk }) => worse.has(risk)))
    const allowed = ((bands[from]!.limit ?? 100) * lines) / 100
    for (const finding of inside) {
      if (left <= allowed) break
      if (chosen.has(finding)) continue
      chosen.add(finding)
      left -= finding.lines
    }
  }
  const shares = bands.slice(1).map((_, index) => {
    const worse = new Set(bands.slice(index + 1).map(({ risk }) => risk))
    const left = linesFrom(bands, index + 1) - sum([...chosen].filter(({ risk }) => worse.has(risk)))
    return lines === 0 ? 0 : (100 * left) / lines
  })
  return { findings: findings.filter((finding) => chosen.has(finding)), shares }
}

function linesFrom(bands: RiskProfile['bands'], from: number): number {
  return sum(bands.slice(from))
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
