import type { Known, KnownFinding } from '../compare/known.ts'
import { matchFindings, type Pair } from '../compare/match.ts'
import { findSplits } from '../compare/split.ts'
import type { Report } from '../model.ts'
import type { Baseline } from './baseline.ts'
import { hasMoreCopies } from './copies.ts'
import { openFindings, scoresOf } from './reference.ts'

/**
 * The baseline without what is mended: findings that are gone go, values come down, scores rise. It never takes up a
 * new finding, and never allows more than before. Of a finding that was divided its parts remain, since they are what
 * is left of it.
 */
export function prune(baseline: Baseline, report: Report): Baseline {
  const ran = new Set<string>(report.rules.map(({ id }) => id))
  const judged = baseline.findings.filter(({ rule }) => ran.has(rule))
  const { pairs, ...rest } = matchFindings(judged, openFindings(report))
  const { splits } = findSplits({ pairs, ...rest })
  return {
    ...{ version: report.tool.version, preset: baseline.preset },
    scores: new Map([...baseline.scores].map(([id, old]) => [id, better(old, scoresOf(report).get(id))])),
    findings: [
      ...baseline.findings.filter(({ rule }) => !ran.has(rule)),
      ...pairs.map(lower),
      ...splits.flatMap(({ into }) => into.map(remember)),
    ],
  }
}

function better(old: number | null, now: number | null | undefined): number | null {
  return old === null || now === null || now === undefined ? old : Math.max(old, now)
}

/** Where it is now, as it was when it was smaller: its content too, since equal content counts as formatted anew. */
function lower(pair: Pair<Known, KnownFinding>): Known {
  const { before, after } = pair
  const grown = after.value > before.value || hasMoreCopies(pair)
  return grown ? { ...before, path: after.path } : remember(after)
}

function remember({ finding: _finding, ...known }: KnownFinding): Known {
  return known
}
