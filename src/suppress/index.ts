import type { ModuleFacts } from '../facts/types.ts'
import { given } from '../given.ts'
import type { Finding, Location, Report, RuleId, RuleResult, SuppressionProblem } from '../model.ts'
import { AcceptedFindings } from './accepted.ts'
import { Comments } from './comments.ts'
import type { SuppressOptions } from './options.ts'
import { type Override, overridesOf } from './severities.ts'

/** Results whose accepted findings are marked, and what the report says of it. */
export interface Suppressed {
  readonly results: readonly RuleResult[]
  readonly suppressions?: NonNullable<Report['suppressions']>
}

/**
 * Marks the findings that people accepted, by comments in the code and by the configuration. Verdicts stay as they are:
 * what was measured is not changed by accepting it.
 */
export function suppress(
  results: readonly RuleResult[],
  modules: readonly ModuleFacts[],
  options: SuppressOptions,
): Suppressed {
  const comments = new Comments(modules)
  if (!comments.any && !saysAnything(options)) return { results }
  const entries = new AcceptedFindings(options)
  const mark = marker({ comments, entries, override: overridesOf(options) })
  const marked = results.map((result) => ({
    ...result,
    findings: result.findings.map((finding) => mark(result.meta.id, finding)),
  }))
  const judged = new Set(results.flatMap(({ meta, verdict }) => ('findings' in verdict ? meta.id : [])))
  const problems = [...comments.problems({ judged, known: options.known ?? [] }), ...entries.problems(judged)]
  return { results: marked, suppressions: { suppressed: countIn(marked), problems: problems.sort(byPlace) } }
}

function saysAnything({ accepted = [], overrides = [] }: SuppressOptions): boolean {
  return accepted.length > 0 || overrides.length > 0
}

/** All that people say of findings. */
interface Opinions {
  readonly comments: Comments
  readonly entries: AcceptedFindings
  readonly override: Override
}

/** Comments and entries are both asked, so that each knows whether it is of use. */
function marker({ comments, entries, override }: Opinions): (rule: RuleId, finding: Finding) => Finding {
  return (rule, finding) => {
    const byComment = comments.suppressionOf(rule, finding)
    const byEntry = entries.suppressionOf(rule, finding)
    return { ...finding, ...override(rule, finding), ...given({ suppressed: byComment ?? byEntry }) }
  }
}

function countIn(results: readonly RuleResult[]): number {
  return results.reduce((sum, { findings }) => sum + findings.filter(({ suppressed }) => suppressed).length, 0)
}

function byPlace(a: SuppressionProblem, b: SuppressionProblem): number {
  return order(a.at) < order(b.at) ? -1 : 1
}

function order({ path, cell = 0, line = 0 }: Location): string {
  return [path, ...[cell, line].map((number) => String(number).padStart(9, '0'))].join('\n')
}
