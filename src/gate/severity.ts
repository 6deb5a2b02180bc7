import type { Finding, ReportedRule, Severity } from '../model.ts'

/**
 * What a rule means for the gate. Guidelines measure the code that a change touches, so they fail it. Practices are
 * judged from evidence all over the repository and its history, which a change may shift without meaning to: they warn
 * until the configuration says otherwise.
 */
export function severityOf({ severity, kind }: Pick<ReportedRule, 'severity' | 'kind'>, finding?: Finding): Severity {
  return finding?.severity ?? severity ?? (kind === 'guideline' ? 'error' : 'warn')
}
