import type { Finding, RepairPlan, RuleId, RuleResult } from '../model.ts'

const INTERFACES = 'maintainability/keep-interfaces-small'
const SPLITTING = new Set<RuleId>(['maintainability/write-short-units', 'maintainability/write-simple-units'])

/** With more parameters than the book advises, the parts of a split unit would need most of them again. */
const MANY_PARAMETERS = 4

/** The guideline that a plan is for, among all results. */
interface Repair {
  readonly rule: RuleId
  readonly results: readonly RuleResult[]
}

/** Findings whose repair would only move the fault: splitting a unit with many parameters makes more such units. */
export function warningsFor(findings: readonly Finding[], { rule, results }: Repair): RepairPlan['warnings'] {
  if (!SPLITTING.has(rule)) return []
  const wide = results.find(({ meta }) => meta.id === INTERFACES)?.findings ?? []
  const parameters = new Map(wide.map((finding) => [nameOf(finding), finding.value]))
  return findings.flatMap((finding) => {
    const count = parameters.get(nameOf(finding)) ?? 0
    if (count <= MANY_PARAMETERS) return []
    const reason = `it takes ${count} parameters: group them first, or the parts of a split need them all again`
    return [{ finding: finding.fingerprint, reason }]
  })
}

function nameOf({ at, symbol }: Finding): string {
  return `${at.path} ${symbol} ${at.line}`
}
