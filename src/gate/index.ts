import { AuditError } from '../errors.ts'
import type { GateFailure, GateNote, GateResult, Report } from '../model.ts'
import { changesIn } from './changes.ts'
import { judgeScores } from './falls.ts'
import { judgeFindings } from './findings.ts'
import type { Judged } from './judged.ts'
import { checkLimits } from './limits.ts'
import type { Reference } from './reference.ts'
import { type GateSettings, NEW_FINDINGS, TOLERANCE } from './settings.ts'

/**
 * Whether a report passes: limits that have to be reached, and what may not get worse than a reference.
 * @throws AuditError when report and reference cannot be compared
 */
export function checkGate(report: Report, settings: GateSettings, reference?: Reference): GateResult {
  const limits = checkLimits(report, settings)
  if (reference === undefined) return toResult([limits])
  requireSamePreset(report, reference)
  const { tolerance, newFindings = NEW_FINDINGS } = settings
  const compared = { report, reference, newFindings, tolerance: { ...TOLERANCE, ...tolerance } }
  const changes = changesIn(compared)
  const findings = judgeFindings(compared, changes)
  const named = new Set(findings.failures.map(({ rule }) => rule))
  const falls = judgeScores(compared, changes)
  return {
    ...toResult([
      findings,
      // A rule that fails for its findings needs no second reason.
      { ...falls, failures: falls.failures.filter(({ rule }) => !named.has(rule)) },
      limits,
      { failures: [], notes: unknownRules(report, reference) },
    ]),
    against: { kind: reference.kind, name: reference.name },
    changes: changes.counts,
  }
}

function toResult(parts: readonly Judged[]): Pick<GateResult, 'passed' | 'failures' | 'notes'> {
  const failures: GateFailure[] = parts.flatMap((part) => part.failures)
  return { passed: failures.length === 0, failures, notes: parts.flatMap((part) => part.notes) }
}

function requireSamePreset({ tool }: Report, { preset, name }: Reference): void {
  if (preset === tool.preset) return
  throw new AuditError(
    `${name} was counted with the preset ${preset}, this audit with ${tool.preset}: give --preset ${preset}, or write the baseline anew with "se-ml baseline --preset ${tool.preset}"`,
  )
}

/** A newer se-ml has more rules: they begin to count with the next baseline, so that an update fails nothing. */
function unknownRules({ rules }: Report, { scores, name }: Reference): GateNote[] {
  const unknown = rules.filter(({ id }) => !scores.has(id)).map(({ id }) => id)
  if (unknown.length === 0) return []
  const some =
    unknown.length > 3 ? `${unknown.slice(0, 3).join(', ')} and ${unknown.length - 3} more` : unknown.join(', ')
  return [{ kind: 'not-compared', message: `${name} does not know ${some}; they count from the next baseline on` }]
}
